import { Writable } from 'node:stream';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { Router } from 'express';
import { z } from 'zod';
import { buildHttpApp } from '../../src/http/index.ts';
import { createLogger } from '../../src/runtime/index.ts';
import { caller, eventually, testBase } from '../../src/testing/index.ts';
import { continueTrace, currentTraceparent, inSpan } from '../../src/tracing/index.ts';
import { spansInMemory } from './spans.ts';

const CALLER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const PURCHASE = '00-11111111111111111111111111111111-2222222222222222-01';
const Line = z.looseObject({ msg: z.string(), trace_id: z.string().optional(), span_id: z.string().optional() });

const lines: z.infer<typeof Line>[] = [];
const destination = new Writable({
  write(chunk, _encoding, done) {
    lines.push(Line.parse(JSON.parse(String(chunk))));
    done();
  },
});
const spans = spansInMemory();
const base = await testBase('payments', { redis: 'none' });
const logger = createLogger({ service: 'payments' }, destination);
const router = Router();
router.post('/:id', async (_req, res) => {
  await inSpan('inner', {}, async () => logger.info('said inside'));
  res.json({ traceparent: currentTraceparent() ?? null });
});
router.post('/:id/pay', async (_req, res) => {
  await continueTrace(PURCHASE, 'pay', () => inSpan('stripe confirm', { kind: 'CLIENT' }, async () => undefined));
  logger.info('said after');
  res.json({});
});
router.get('/:id/fail', async () => {
  await inSpan('inner', {}, () => Promise.reject(new TypeError('mail to anna@example.com bounced')));
});
const app = buildHttpApp({ ...base, logger }, (routes) => routes.use('/api/payments', router));
const path = '/api/payments/0198f6d2-7a10-7c3e-9b5f-000000000001';

beforeEach(() => {
  spans.forget();
  lines.length = 0;
});
afterAll(async () => {
  await base.close();
  await spans.stop();
});

async function span(name: string) {
  return eventually(() => {
    const [found] = spans.named(name);
    if (found === undefined) throw new Error(`no span "${name}"`);
    return found;
  });
}

// Red without traceRequests, or when a log line forgets the trace.
test('a request is a span of its caller’s trace, and its log lines say which', async () => {
  const { body } = await caller(app).post(`${path}?token=query-secret`).set('traceparent', CALLER).send({});

  const request = await span('POST /api/payments/:id');
  expect(request.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
  const { traceId, spanId } = request.spanContext();
  expect(traceId).toBe('0af7651916cd43dd8448eb211c80319c');
  expect(body.traceparent).toBe(`00-${traceId}-${spanId}-01`);
  const inner = await span('inner');
  expect(inner.parentSpanContext?.spanId).toBe(spanId);
  await eventually(() => expect(lines.map(({ msg }) => msg)).toEqual(['said inside', 'request']));
  expect(lines).toMatchObject([
    { trace_id: traceId, span_id: inner.spanContext().spanId },
    { trace_id: traceId, span_id: spanId },
  ]);
  expect(JSON.stringify(spans.all().map(({ attributes }) => attributes))).not.toContain('secret');
});

// Red without moveRequest: the payment would be a trace beside its purchase's.
test('a request that turns out to belong to a purchase moves into its trace as a whole', async () => {
  await caller(app).post(`${path}/pay`).set('traceparent', CALLER).send({});

  const request = await span('POST /api/payments/:id/pay');
  const { traceId, spanId } = request.spanContext();
  expect(traceId).toBe('1'.repeat(32));
  expect(request.parentSpanContext?.spanId).toBe('2'.repeat(16));
  expect(request.links.map((link) => link.context.spanId)).toEqual(['b7ad6b7169203331']);
  expect((await span('stripe confirm')).parentSpanContext?.spanId).toBe(spanId);
  await eventually(() => expect(lines.map(({ msg }) => msg)).toEqual(['said after', 'request']));
  expect(lines.map(({ trace_id }) => trace_id)).toEqual([traceId, traceId]);
  expect(spans.all().map((one) => one.spanContext().traceId)).toEqual([traceId, traceId]);
});

test('an error marks its spans by its kind, never by its words', async () => {
  await caller(app).get(`${path}/fail`);

  expect(await span('inner')).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': 'TypeError' } });
  const request = await span('GET /api/payments/:id/fail');
  expect(request.attributes).toMatchObject({ 'http.response.status_code': 500, 'error.type': '500' });
  expect(
    JSON.stringify(spans.all().map(({ attributes, status, events }) => [attributes, status, events])),
  ).not.toContain('anna');
});
