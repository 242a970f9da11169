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
