import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { RoleUpdated } from '../../src/contracts/index.ts';
import { eventMetrics } from '../../src/messaging/event-metrics.ts';
import { consume } from '../../src/messaging/index.ts';
import { settleDelivery } from '../../src/messaging/settle-delivery.ts';
import { publishSpans } from '../../src/mongo/publish-spans.ts';
import { newId } from '../../src/runtime/index.ts';
import { sample, type TestBase, testBase } from '../../src/testing/index.ts';
import { currentTraceparent, inSpan, outsideTraces, traceparentWithin } from '../../src/tracing/index.ts';
import { spansInMemory } from './spans.ts';

let spans: ReturnType<typeof spansInMemory>;
let base: TestBase;
beforeAll(async () => {
  spans = spansInMemory();
  base = await testBase('tickets', { redis: 'none' });
  await base.prepare();
});
beforeEach(() => spans.forget());
afterAll(async () => {
  await base.close();
  await spans.stop();
});

const tell = (traceparent?: string) =>
  base.transaction(async (tx) => {
    const { data, subject } = sample(RoleUpdated);
    return tx.tell(RoleUpdated, { id: newId(), subject, data, ...(traceparent && { traceparent }) });
  });

// Red when the outbox row, the relay or the consumer forgets the trace.
test('a change, the way of its event and its effect elsewhere are one trace', async () => {
  await inSpan('change', {}, () => tell());
  const [event] = await base.outbox.pending({ limit: 10 });
  if (event === undefined) throw new Error('nothing was told');
  publishSpans([event])(new Set([event.id]));
  let seen: string | undefined;
  const handlers = [
    consume(RoleUpdated, () => {
      seen = currentTraceparent();
    }),
  ];
  const { logger, deadLetters, metrics } = base;
  const settling = { deps: {}, handlers, deadLetters, logger, maxAttempts: 3, random: () => 0.5 };
  await settleDelivery(
    { ...settling, metrics: eventMetrics(metrics) },
    { payload: event, attempt: 1, natsSubject: RoleUpdated.natsSubject },
  );

  const ids = (name: string) =>
    spans.named(name).map((span) => [span.spanContext().traceId, span.parentSpanContext?.spanId]);
  const [change] = spans.named('change');
  const { traceId, spanId } = change?.spanContext() ?? {};
  expect(event.traceparent).toBe(`00-${traceId}-${spanId}-01`);
  expect(ids('publish role:updated')).toEqual([[traceId, spanId]]);
  expect(ids('handle role:updated')).toEqual([[traceId, spanId]]);
  expect(seen).toContain(String(traceId));
});

test('what has a trace of its own keeps it, whoever moves it', async () => {
  const own = '00-11111111111111111111111111111111-2222222222222222-01';
  await inSpan('a sweep', {}, async () => expect(traceparentWithin(own)).toBe(own));
  await inSpan('a part of it', { traceparent: own }, async () => {
    expect(traceparentWithin(own)).toBe(currentTraceparent());
    expect(traceparentWithin(own)).not.toBe(own);
    expect(outsideTraces(() => currentTraceparent())).toBeUndefined();
  });
});
