import { afterAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { buildHttpApp, decodeCursor, encodeCursor, readIdempotency } from '../../src/http/index.ts';
import { anonymous, caller, testBase } from '../../src/testing/index.ts';

const base = await testBase('orders', { redis: 'none' });
afterAll(() => base.close());
const app = buildHttpApp(base, (routes) => {
  routes.post('/api/orders', (req, res) => void res.json(readIdempotency(req) ?? { none: true }));
  routes.post('/api/orders/:id/refund', (req, res) => void res.json(readIdempotency(req)));
});

const Values = z.tuple([z.iso.datetime(), z.uuid()]);
const values: z.infer<typeof Values> = ['2030-01-01T12:00:00.000Z', '0198f6d2-7a10-7c3e-9b5f-000000000001'];

test('a cursor is what it was', () => {
  const cursor = encodeCursor(values);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(decodeCursor(cursor, Values)).toEqual(values);
});

test.each(['', '%%%', 'e30', encodeCursor({ $ne: null }), encodeCursor(['x', 'y'])])(
  '%p is no cursor of ours',
  (text) => {
    const refusal = expect.objectContaining({
      kind: 'invalid',
      options: expect.objectContaining({ errors: [expect.objectContaining({ field: 'cursor' })] }),
    });
    expect(() => decodeCursor(text, Values)).toThrow(refusal);
  },
);

test('a repeated request is known by who, where and the key, and its body by a hash of what it says', async () => {
  const anna = caller(app);
  const ask = async (body: object, path = '/api/orders', key = 'key-1', client = anna) =>
    (await client.post(path).set('Idempotency-Key', key).send(body)).body;
  const first = await ask({ a: 1, nested: { x: [1, 2], y: 2 } });
  expect(first).toEqual({
    actor: anna.user.id,
    route: 'POST /api/orders',
    key: 'key-1',
    bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(await ask({ nested: { y: 2, x: [1, 2] }, a: 1 })).toEqual(first);
  expect((await ask({ a: 1, nested: { x: [2, 1], y: 2 } })).bodyHash).not.toBe(first.bodyHash);
  expect((await ask({}, '/api/orders', 'key-1', caller(app))).actor).not.toBe(anna.user.id);
});

test('requests about two things are two requests, though the route is one', async () => {
  const anna = caller(app);
  const ask = async (id: string) =>
    (await anna.post(`/api/orders/${id}/refund`).set('Idempotency-Key', 'key-1').send({})).body.route;
  expect(await ask('1')).not.toBe(await ask('2'));
});

test('the key is optional, needs somebody signed in, and is visible ASCII', async () => {
  expect((await caller(app).post('/api/orders').send({})).body).toEqual({ none: true });
  expect((await anonymous(app).post('/api/orders').set('Idempotency-Key', 'k').send({})).status).toBe(401);
  for (const bad of ['x'.repeat(256), 'with space', 'ü']) {
    const response = await caller(app).post('/api/orders').set('Idempotency-Key', bad).send({});
    expect(response.status).toBe(400);
    expect(response.body.errors).toMatchObject([{ field: 'Idempotency-Key' }]);
  }
});
