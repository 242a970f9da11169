import { context, SpanKind } from '@opentelemetry/api';
import type { EventEnvelope } from '../contracts/index.ts';
import { contextOf, failed, isTracing, tracer } from '../tracing/index.ts';

/** One span for each event on its way from the outbox to the broker, in the trace of the change it tells of. */
export function publishSpans(events: readonly EventEnvelope[]): (stored: ReadonlySet<string>) => void {
  if (!isTracing()) return () => {};
  const begun = events.map(({ id, type, subject, time, traceparent }) => {
    const attributes = {
      'messaging.operation.type': 'send',
      'messaging.message.id': id,
      'cloudevents.event_subject': subject,
      'ticketing.outbox.waited_ms': Date.now() - Date.parse(time),
    };
    const parent = traceparent === undefined ? context.active() : contextOf({ traceparent });
    return { id, span: tracer().startSpan(`publish ${type}`, { kind: SpanKind.PRODUCER, attributes }, parent) };
  });
  return (stored) => {
    for (const { id, span } of begun) {
      if (!stored.has(id)) failed(span, { code: 'not-stored' });
      span.end();
    }
  };
}
