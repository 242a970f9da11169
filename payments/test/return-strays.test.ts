import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@ticketing-dev/common/runtime';
import { caller, eventually } from '@ticketing-dev/common/testing';
import { paymentsWorld, type World } from './given.ts';

let world: World;
beforeAll(async () => {
  world = await paymentsWorld();
});
afterAll(() => world.close());

const operator = () => caller(world.app, { permissions: ['ops'] });
const since = new Date(Date.now() - 60_000).toISOString();

/** The database is put back to before the payment. */
const forget = (orderId: string) => world.deps.connection.collection('payments').deleteMany({ orderId });

test('after a restore, money that no payment knows of is found and given back, and what is known is left alone', async () => {
  const kept = await world.order();
  await kept.buyer.post('/api/payments').send({ orderId: kept.id, paymentMethodId: 'pm_card_visa' });
  const held = await world.order();
  await held.buyer.post('/api/payments').send({ orderId: held.id, paymentMethodId: 'pm_card_visa' });
  const captured = await world.order();
  const { body } = await captured.buyer
    .post('/api/payments')
    .send({ orderId: captured.id, paymentMethodId: 'pm_card_visa' });
  await captured.becomes({ status: 'paying', paymentId: body.id });
  await eventually(() => expect(captured.ledger()).toMatchObject([{ captured: 5_100 }]));
  await world.rest();
  await forget(held.id);
  await forget(captured.id);

  const { body: found } = await operator().get('/api/ops/payments/strays').query({ since });
  expect(found.items.map(({ orderId }: { orderId: string }) => orderId).sort()).toEqual([captured.id, held.id].sort());

  const give = () => operator().post('/api/ops/payments/strays/return').send({ since, reason: 'restored a backup' });
  expect((await give()).body.items).toHaveLength(2);
  expect(held.ledger()).toMatchObject([{ status: 'canceled', captured: 0 }]);
  expect(captured.ledger()).toMatchObject([{ captured: 5_100, refunded: 5_100 }]);
  expect(kept.ledger()).toMatchObject([{ status: 'requires_capture' }]);
  const row = await world.deps.connection.collection('strays').findOne({ orderId: captured.id });
  expect(row).toMatchObject({ outcome: 'refunded', reason: 'restored a backup', amount: 5_100 });

  expect((await give()).body.items).toEqual([]);
});

test('a reason and a moment are needed', async () => {
  const { status, body } = await operator().post('/api/ops/payments/strays/return').send({ since: 'yesterday' });
  expect(status).toBe(400);
  expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['reason', 'since']);
});

// P7. Red without `requirePermission('ops')`.
test('others do not', async () => {
  const buyer = world.as(newId());
  expect((await buyer.get('/api/ops/payments/strays').query({ since })).status).toBe(403);
  expect((await buyer.post('/api/ops/payments/strays/return').send({ since, reason: 'mine' })).status).toBe(403);
});
