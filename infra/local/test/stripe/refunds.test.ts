import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { authorized, captured, errorOf, eventually, givenCheckedDouble } from './given.ts';

let given: Awaited<ReturnType<typeof givenCheckedDouble>>;
let stripe: Stripe;
beforeAll(async () => {
  given = await givenCheckedDouble();
  ({ stripe } = given);
}, 300_000);
afterAll(() => given.close());

test('a full refund', async () => {
  const { id, latest_charge } = await captured(stripe);

  const refund = await stripe.refunds.create({
    payment_intent: id,
    reason: 'requested_by_customer',
    metadata: { refundId: 'r1' },
  });

  expect(refund).toMatchObject({ amount: 2550, status: 'succeeded', payment_intent: id, charge: latest_charge });
  const charge = await stripe.charges.retrieve(String(latest_charge), { expand: ['refunds'] });
  expect(charge).toMatchObject({ amount_refunded: 2550, refunded: true, refunds: { data: [{ id: refund.id }] } });
  expect(await stripe.refunds.retrieve(refund.id, { expand: ['charge', 'payment_intent'] })).toMatchObject({
    metadata: { refundId: 'r1' },
    charge: { id: charge.id },
    payment_intent: { id },
  });
});

test('partial refunds, until nothing is left', async () => {
  const { id, latest_charge } = await captured(stripe);
  const refund = (amount?: number) => stripe.refunds.create({ payment_intent: id, ...(amount && { amount }) });

  const first = await refund(1000);
  expect(await errorOf(refund(1551))).toMatchObject({
    statusCode: 400,
    rawType: 'invalid_request_error',
    param: 'amount',
    message: 'Refund amount ($15.51) is greater than unrefunded amount on charge ($15.50)',
  });
  const rest = await stripe.refunds.create({ charge: String(latest_charge) });

  expect(rest.amount).toBe(1550);
  expect(await errorOf(refund())).toMatchObject({ code: 'charge_already_refunded' });
  const { data } = await stripe.refunds.list({ payment_intent: id });
  expect(data.map((one) => one.id)).toEqual([rest.id, first.id]);
  expect((await stripe.refunds.list({ charge: String(latest_charge), limit: 1 })).has_more).toBe(true);
});

test('money that was never taken cannot be refunded', async () => {
  const { id, latest_charge } = await authorized(stripe);

  expect((await errorOf(stripe.refunds.create({ payment_intent: id }))).message).toContain('successful charge');
  const error = await errorOf(stripe.refunds.create({ charge: String(latest_charge) }));
  expect(error.code).toBe('charge_not_refundable');
  expect(await errorOf(stripe.refunds.create({ payment_intent: 'pi_nope' }))).toMatchObject({
    code: 'resource_missing',
  });
  expect(await errorOf(stripe.refunds.create({}))).toMatchObject({ statusCode: 400 });
});

test('of a partial capture only what was taken can be refunded', async () => {
  const { id } = await authorized(stripe);
  await stripe.paymentIntents.capture(id, { amount_to_capture: 1000 });

  expect((await stripe.refunds.create({ payment_intent: id })).amount).toBe(1000);
});

test('a bank that takes its time, and one that sends the refund back', async () => {
  const slow = await captured(stripe, 2550, { payment_method: 'pm_card_pendingRefund' });
  const wrong = await captured(stripe, 2550, { payment_method: 'pm_card_refundFail' });
  const pending = await stripe.refunds.create({ payment_intent: slow.id });
  const failing = await stripe.refunds.create({ payment_intent: wrong.id });
  expect([pending.status, failing.status]).toEqual(['pending', 'succeeded']);

  await eventually(async () => {
    expect(await stripe.refunds.retrieve(pending.id)).toMatchObject({ status: 'succeeded' });
    expect(await stripe.refunds.retrieve(failing.id)).toMatchObject({
      status: 'failed',
      failure_reason: expect.any(String),
    });
  });

  const { data } = await stripe.events.list({ types: ['refund.updated', 'refund.failed'] });
  expect(data.map(({ type }) => type).sort()).toEqual(['refund.failed', 'refund.updated', 'refund.updated']);
  expect(given.double.ledger().find((line) => line.id === wrong.id)).toMatchObject({ captured: 2550, refunded: 0 });
  expect((await stripe.refunds.create({ payment_intent: wrong.id })).amount).toBe(2550);
});

test('metadata can be added later', async () => {
  const { id } = await captured(stripe);
  const refund = await stripe.refunds.create({ payment_intent: id, metadata: { a: '1' } });

  expect((await stripe.refunds.update(refund.id, { metadata: { b: '2' } })).metadata).toEqual({ a: '1', b: '2' });
});

test("every request and answer has Stripe's shape", async () => {
  expect(await given.wrongShapes()).toEqual([]);
});
