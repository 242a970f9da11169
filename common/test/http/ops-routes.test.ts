import { afterAll, expect, test } from '@jest/globals';
import { OrderCreated } from '../../src/contracts/index.ts';
import { buildHttpApp, opsApi, opsRoutes } from '../../src/http/index.ts';
import { anonymous, caller, sample, testBase } from '../../src/testing/index.ts';

const base = await testBase('tickets', { redis: 'none' });
await base.prepare();
afterAll(() => base.close());
const api = { service: 'tickets', description: 'Of this test.', routes: opsApi('tickets') } as const;
const app = buildHttpApp(base, (routes) => routes.use(opsRoutes(base)), { api });
const operator = caller(app, { permissions: ['ops'] });

async function deadLetter() {
  const event = sample(OrderCreated);
  const { natsSubject, type } = OrderCreated;
  await base.deadLetters.add({
    eventId: event.id,
    type,
    natsSubject,
    payload: { ...event, secret: 'payload-secret' },
    reason: 'failed',
    error: 'Error: no',
    attempts: 8,
  });
  return event.id;
}

// Red when the routes are mounted without their permission.
test('operators alone may look and decide', async () => {
  const id = await deadLetter();
  for (const path of ['/outbox', '/dead-letters']) {
    expect((await anonymous(app).get(`/api/ops/tickets${path}`)).status).toBe(401);
    expect((await caller(app).get(`/api/ops/tickets${path}`)).status).toBe(403);
  }
  expect((await caller(app).post(`/api/ops/tickets/dead-letters/${id}/drop`).send({ reason: 'x' })).status).toBe(403);
  await base.deadLetters.drop(id, { by: 'test', reason: 'done' });
});

test('the outbox says how much waits', async () => {
  const { data } = sample(OrderCreated);
  await base.transaction(async (tx) => void tx.tell(OrderCreated, { subject: data.id, data }));
  const { body } = await operator.get('/api/ops/tickets/outbox');
  expect(body).toEqual({ pending: 1, oldestSeconds: expect.any(Number) });
});

test('dead letters are listed page by page, without what they say', async () => {
  const ids = [await deadLetter(), await deadLetter(), await deadLetter()];
  const first = await operator.get('/api/ops/tickets/dead-letters?limit=2');
  const second = await operator.get(`/api/ops/tickets/dead-letters?limit=2&cursor=${first.body.nextCursor}`);
  const items = [...first.body.items, ...second.body.items];
  expect(first.body.items).toHaveLength(2);
  expect(second.body.nextCursor).toBeNull();
  expect(items.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(items[0]).toMatchObject({ type: 'order:created', cause: 'failed', attempts: 8, status: 'open' });
  expect(first.text).not.toContain('payload-secret');
});

test('a letter is retried or dropped once, by somebody who says why', async () => {
  const [retried, dropped] = [await deadLetter(), await deadLetter()];
  const decide = (id: string, what: string, body: object = { reason: 'fixed' }) =>
    operator.post(`/api/ops/tickets/dead-letters/${id}/${what}`).send(body);

  expect((await decide(retried, 'retry', {})).status).toBe(400);
  expect((await decide(retried, 'retry')).status).toBe(202);
  expect((await decide(dropped, 'drop')).status).toBe(204);
  expect((await decide(dropped, 'retry')).status).toBe(409);
  expect((await decide('not-an-id', 'retry')).status).toBe(404);
  const [letter] = await base.deadLetters.list({ status: 'requested' });
  expect(letter).toMatchObject({ id: retried, history: [{ by: operator.user.id, reason: 'fixed', action: 'retry' }] });
});
