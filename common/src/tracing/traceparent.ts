import { type Context, context, propagation, ROOT_CONTEXT, type SpanContext, trace } from '@opentelemetry/api';
import { currentSpan } from './request-span.ts';

/** Whether spans are made at all: without a propagator nobody has started the SDK. */
export function isTracing(): boolean {
  return propagation.fields().length > 0;
}

/** The context a caller or an event names; an empty one where it names none that is well formed. */
export function contextOf(carrier: Readonly<Record<string, unknown>>): Context {
  return propagation.extract(ROOT_CONTEXT, carrier);
}

/** W3C trace context of what runs now; undefined outside of any trace. */
export function currentTraceparent(): string | undefined {
  const span = currentSpan();
  return span === undefined ? undefined : traceparentOf(trace.setSpan(ROOT_CONTEXT, span));
}

/**
 * For what is told of something that has a trace of its own: what runs now where it is part of that trace, else that trace. So
 * everything an order goes through is one trace, also where a sweeper or another request moves it.
 */
export function traceparentWithin(own: string | null | undefined): string | undefined {
  const current = currentSpan()?.spanContext();
  if (!own || (current !== undefined && spanContextOf(own)?.traceId === current.traceId)) return currentTraceparent();
  return own;
}

export function spanContextOf(traceparent: string): SpanContext | undefined {
  return trace.getSpanContext(contextOf({ traceparent }));
}

/** For work that many share: it belongs to the trace of none of them. */
export function outsideTraces<T>(work: () => T): T {
  return context.with(ROOT_CONTEXT, work);
}

function traceparentOf(of: Context): string | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(of, carrier);
  return carrier.traceparent;
}
