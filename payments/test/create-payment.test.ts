import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@ticketing-dev/common/runtime';
import { anonymous, caller, eventually } from '@ticketing-dev/common/testing';
import { paymentsWorld, type World } from './given.ts';

let world: World;
beforeAll(async () => {
  world = await paymentsWorld();
});
afterAll(() => world.close());

test('a payment is begun for what the order costs, with what the browser needs to confirm it', async () => {
  const order = await world.order({ amount: 7_650, currency: 'eur' });

  const response = await order.buyer.post('/api/payments').send({ orderId: order.id });

  expect(response.status).toBe(201);
  expect(response.headers.location).toBe(`/api/payments/${response.body.id}`);
  expect(response.body).toMatchObject({
    orderId: order.id,
    status: 'created',
    amount: 7_650,
    currency: 'eur',
    clientSecret: expect.stringMatching(/^pi_.+_secret_/),
    publishableKey: 'pk_test_local',
    redirectUrl: null,
  });
  expect(order.ledger()).toMatchObject([{ amount: 7_650, currency: 'eur', metadata: { paymentId: response.body.id } }]);
  expect(await order.news()).toEqual([]);
});

test('with a payment method it is authorized at once, captured when the order is frozen, and the world is told', async () => {
  const order = await world.order();

  const response = await order.buyer.post('/api/payments').send({ orderId: order.id, paymentMethodId: 'pm_card_visa' });
  expect(response.status).toBe(201);
  expect(response.body).toMatchObject({ status: 'authorized', clientSecret: null });
  expect(await order.news()).toEqual(['payment:created']);
  expect(order.ledger()).toMatchObject([{ status: 'requires_capture', captured: 0 }]);

  await order.becomes({ status: 'paying', paymentId: response.body.id });
  await eventually(async () => expect(await order.news()).toEqual(['payment:created', 'payment:captured']));
  expect(order.ledger()).toMatchObject([{ status: 'succeeded', captured: 5_100, refunded: 0 }]);

  await order.becomes({ status: 'completed', amountPaid: 5_100 });
  await eventually(async () => expect(await world.deps.payments.due(10)).toEqual([]));
  expect(await order.payment()).toMatchObject({ status: 'captured', amountCaptured: 5_100, reason: null });
});

// P3. Red without the unique partial index `one-open`: each tab makes an intent of its own.
test('two tabs paying one order at once pay it once', async () => {
  const order = await world.order();
  const pay = () => order.buyer.post('/api/payments').send({ orderId: order.id, paymentMethodId: 'pm_card_visa' });

  const [one, other, third] = await Promise.all([pay(), pay(), pay()]);

  expect([one.status, other.status, third.status]).toEqual([201, 201, 201]);
  expect(new Set([one.body.id, other.body.id, third.body.id]).size).toBe(1);
  expect(order.ledger()).toMatchObject([{ status: 'requires_capture', attempts: 1 }]);
  expect(await order.news()).toEqual(['payment:created']);
});

test('a second tab gets the payment the first one began', async () => {
  const order = await world.order();
  const first = await order.buyer.post('/api/payments').send({ orderId: order.id });
  const second = await order.buyer.post('/api/payments').send({ orderId: order.id });
  expect(second.status).toBe(201);
  expect(second.body).toEqual(first.body);
});

test('an order that comes a moment later is waited for; one that never comes is unknown', async () => {
  const order = await world.order({}, { known: false });
  const asked = order.buyer
    .post('/api/payments')
    .send({ orderId: order.id })
    .then((response) => response.status);
  setTimeout(() => void order.tell(order.state()), 300);
  expect(await asked).toBe(201);

  const response = await order.buyer.post('/api/payments').send({ orderId: newId() });
  expect([response.status, response.body.code]).toEqual([404, 'order-unknown']);
});

// P7. Red without the comparison of the order's buyer in `ownOrder`.
test("somebody else's order is unknown", async () => {
  const order = await world.order();
  const response = await world.as(newId()).post('/api/payments').send({ orderId: order.id });
  expect([response.status, response.body.code]).toEqual([404, 'order-unknown']);
  expect(order.ledger()).toEqual([]);
});

test.each(['paying', 'completed', 'cancelled', 'refunding', 'refunded'] as const)(
  'an order that is %s is not payable',
  async (status) => {
    const order = await world.order({ status });
    const response = await order.buyer
      .post('/api/payments')
      .send({ orderId: order.id, paymentMethodId: 'pm_card_visa' });
    expect([response.status, response.body.code]).toEqual([409, 'order-not-payable']);
    expect(order.ledger()).toEqual([]);
  },
);

// P3. Red without the comparison of `expiresAt` with $$NOW in `isPayable`.
test('a hold that ended by the database clock is not payable, even when nobody told us yet', async () => {
  const order = await world.order({ expiresAt: new Date(Date.now() - 1).toISOString() });
  const response = await order.buyer.post('/api/payments').send({ orderId: order.id });
  expect([response.status, response.body.code]).toEqual([409, 'order-not-payable']);
});

// P6. Red without `remember` in `begin` (second key) or without `idempotency` on the inserted row (first key).
test('a repeated request gets the same payment, also after the order moved on; another body under its key is refused', async () => {
  const order = await world.order();
  const pay = (key: string, body: object) => order.buyer.post('/api/payments').set('Idempotency-Key', key).send(body);
  const withCard = { orderId: order.id, paymentMethodId: 'pm_card_visa' };
  const first = await pay('one', { orderId: order.id });
  const second = await pay('two', withCard);
  await order.becomes({ status: 'paying', paymentId: second.body.id });
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'captured' }));

  for (const again of [await pay('one', { orderId: order.id }), await pay('two', withCard)]) {
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ id: first.body.id, status: 'captured' });
  }
  const reused = await pay('two', { orderId: order.id, paymentMethodId: 'pm_card_mastercard' });
  expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
  expect(order.ledger()).toMatchObject([{ attempts: 1, captured: 5_100 }]);
});

// P6. Red without the idempotency key's unique index: both are answered with a payment of their own order.
test('one key at once for two orders is one request', async () => {
  const one = await world.order();
  const other = await world.order({ buyerId: one.state().buyerId });
  const pay = (orderId: string) => one.buyer.post('/api/payments').set('Idempotency-Key', 'same').send({ orderId });
  const statuses = (await Promise.all([pay(one.id), pay(other.id)])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([201, 422]);
});

test('an amount below what Stripe takes is refused, and nothing is left over', async () => {
  const order = await world.order({ amount: 1 });
  const response = await order.buyer.post('/api/payments').send({ orderId: order.id });
  expect([response.status, response.body.code]).toEqual([422, 'amount-not-payable']);
  await order.becomes({ status: 'cancelled', cancelReason: 'expired' });
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'voided' }));
  expect(await order.news()).toEqual([]);
});

test('who is not signed in, may not buy, or sends nonsense is told so', async () => {
  const body = { orderId: newId() };
  expect((await anonymous(world.app).post('/api/payments').send(body)).status).toBe(401);
  expect((await caller(world.app, { roles: [] }).post('/api/payments').send(body)).status).toBe(403);
  const buyer = world.as(newId());
  for (const bad of [{}, { orderId: 'x' }, { ...body, paymentMethodId: 'card' }, { ...body, amount: 1 }]) {
    expect((await buyer.post('/api/payments').send(bad)).status).toBe(400);
  }
});
