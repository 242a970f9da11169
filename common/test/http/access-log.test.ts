import { Writable } from 'node:stream';
import { afterAll, expect, test } from '@jest/globals';
import { Router } from 'express';
import { z } from 'zod';
import { buildHttpApp } from '../../src/http/index.ts';
import { createLogger } from '../../src/runtime/index.ts';
import { caller, eventually, testBase } from '../../src/testing/index.ts';

const lines: string[] = [];
const destination = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk));
    done();
  },
});
const Line = z.looseObject({ msg: z.string(), route: z.string().optional() });

const base = await testBase('orders', { redis: 'none' });
afterAll(() => base.close());
const router = Router();
router.post('/:id', (_req, res) => void res.status(201).json({ secret: 'answer-secret' }));
router.get('/:id/fail', () => {
  throw new Error('mail anna@example.com bounced');
});
const app = buildHttpApp({ ...base, logger: createLogger({ service: 'orders' }, destination) }, (routes) =>
  routes.use('/api/orders', router),
);
const id = '0198f6d2-7a10-7c3e-9b5f-000000000001';

async function logged(message: string) {
  return eventually(() => {
    const found = lines.map((line) => Line.parse(JSON.parse(line))).find((line) => line.msg === message);
    if (found === undefined) throw new Error(`no line "${message}"`);
    return found;
  });
}

test('a request is one line: route, status, time, and nothing that is secret or personal', async () => {
  const client = caller(app);
  await client
    .post(`/api/orders/${id}?token=query-secret`)
    .set('Authorization', 'Bearer header-secret')
    .set('X-Forwarded-For', '203.0.113.77')
    .set('User-Agent', 'agent-secret')
    .send({ password: 'body-secret' });

  expect(await logged('request')).toMatchObject({
    service: 'orders',
    level: 'info',
    method: 'POST',
    route: '/api/orders/:id',
    status: 201,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    responseTime: expect.any(Number),
  });
  expect(lines).toHaveLength(1);
  // A parser takes the last of two, others refuse the line.
  for (const field of ['method', 'route', 'status', 'requestId', 'responseTime']) {
    expect(lines.join('').split(`"${field}":`)).toHaveLength(2);
  }
  expect(lines.join('')).not.toMatch(/secret|203\.0\.113\.77|eyJ|cookie|127\.0\.0\.1/i);
});

test('an error is logged once, where it ends, without addresses', async () => {
  lines.length = 0;
  await caller(app).get(`/api/orders/${id}/fail`);
  expect(await logged('request')).toMatchObject({ level: 'warn', status: 500, route: '/api/orders/:id/fail' });
  expect(await logged('request failed')).toMatchObject({ level: 'error', err: { message: 'mail [removed] bounced' } });
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain('anna@');
});
