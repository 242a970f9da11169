import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, caller } from '@ticketing-dev/common/testing';
import { orderDueIn, startExpiration } from './given.ts';

let expiration: Awaited<ReturnType<typeof startExpiration>>;
beforeAll(async () => {
  expiration = await startExpiration();
});
afterAll(() => expiration.close());

// P7. Red without requirePermission in timer-routes.ts.
test('operators see what waits, nobody else does', async () => {
  const { app, hearOrder } = expiration;
  const order = orderDueIn(60_000);
  await hearOrder(order);
  const path = '/api/ops/expiration/timers';

  expect((await anonymous(app).get(path)).status).toBe(401);
  expect((await caller(app).get(path)).status).toBe(403);
  const response = await caller(app, { permissions: ['ops'] }).get(path);
  expect(response.body.items).toMatchObject([{ kind: 'order-hold', subjectId: order.id, open: true }]);
});

// Red without the indexes in timer-store.ts.
test.each([true, false])('no collection scan for timers (open: %s)', async (open) => {
  const plan = JSON.stringify(await expiration.deps.timers.explainList({ open, limit: 20 }));

  expect(plan).toContain('IXSCAN');
  expect(plan).not.toContain('COLLSCAN');
});
