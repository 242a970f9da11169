import { expect, test } from '@jest/globals';
import { newId } from '@ticketing-dev/common/runtime';
import { caller, testBase } from '@ticketing-dev/common/testing';
import { buildApp } from '../src/app.ts';
import { wire } from '../src/deps.ts';

// Red without rateLimit at POST /api/tickets.
test('a program that lists and lists is slowed down; others, and reading, are not', async () => {
  const base = await testBase('tickets', { env: { RATE_LIMITS: 'on' } });
  const app = buildApp(wire(base));
  await base.prepare();
  const seller = caller(app, { id: newId(), roles: ['seller'] });
  const post = (by = seller) => by.post('/api/tickets').send({ title: '', price: 0 });

  const statuses: number[] = [];
  for (let n = 0; n < 601; n += 1) statuses.push((await post()).status);

  expect(statuses.slice(0, 600)).toEqual(Array(600).fill(400));
  const last = await post();
  expect([last.status, last.body.code]).toEqual([429, 'too-many-requests']);
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  expect((await post(caller(app, { id: newId(), roles: ['seller'] }))).status).toBe(400);
  expect((await seller.get('/api/tickets?seller=me')).status).toBe(200);
  await base.close();
});
