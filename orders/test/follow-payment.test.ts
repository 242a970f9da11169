import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Order, PaymentCaptured, type PaymentState } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { anonymous, eventually, sample } from '@ticketing-dev/common/testing';
import fc from 'fast-check';
import { world } from './support/given.ts';
import { paymentHistories } from './support/payment-histories.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

const types = async (order: Order) => (await given.toldOf(order)).map(({ type }) => type);

test('an authorized payment freezes the hold, a captured one completes the order', async () => {
  const ticket = await given.listed({ quantity: 5 });
  const { buyer, order } = await given.reserved(ticket, 2);

  const { id } = await given.payment(order, 'authorized');
  expect((await buyer.get(`/api/orders/${order.id}`)).body).toMatchObject({
    status: 'paying',
    paymentId: id,
    amountPaid: 0,
  });
  await given.payment(order, 'captured', { id });

  const { body } = await buyer.get(`/api/orders/${order.id}`);
  expect(body).toMatchObject({ status: 'completed', paymentId: id, amountPaid: order.amount, version: 2 });
  expect(body.admissions).toMatchObject([{ status: 'issued' }, { status: 'issued' }]);
  expect(body.history.map(({ status }: { status: string }) => status)).toEqual(['created', 'paying', 'completed']);
  expect((await types(order)).sort()).toEqual([
    'admission:issued',
    'order:completed',
    'order:created',
    'order:updated',
  ]);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ held: 0, sold: 2, available: 3 }));
});

test('the till counts what was sold and what was given back, once', async () => {
  const { order } = await given.reserved(await given.listed({ quantity: 5 }), 2);
  const before = await till();

  const { id } = await given.payment(order, 'captured');
  await given.payment(order, 'captured', { id }); // said twice
  const sold = await till();
  expect(sold.seats - before.seats).toBe(2);
  expect(sold.paid - before.paid).toBe(order.amount);

  await given.payment(order, 'refunded', { id, amountRefunded: order.amount, version: 9 });
  expect((await till()).refunded - before.refunded).toBe(order.amount);
});

async function till() {
  const { text } = await anonymous(orders.app).get('/metrics');
  const value = (name: string) => Number(new RegExp(`^${name}\\{currency="usd"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return {
    seats: value('orders_sold_seats_total'),
    paid: value('orders_paid_amount_total'),
    refunded: value('orders_refunded_amount_total'),
  };
}

test('a payment that is captured at once completes the order directly', async () => {
  const { order } = await given.reserved(await given.listed());
  await given.payment(order, 'captured');
  expect(await given.stored(order)).toMatchObject({ status: 'completed', version: 1 });
});

test.each(['failed', 'voided'] as const)('a %s payment gives the seats back', async (status) => {
  const ticket = await given.listed({ quantity: 2 });
  const { order } = await given.reserved(ticket, 2);
  const { id } = await given.payment(order, 'authorized');

  await given.payment(order, status, { id });

  expect(await given.stored(order)).toMatchObject({
    status: 'cancelled',
    cancelReason: 'payment-failed',
    paymentId: id,
  });
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ held: 0, available: 2 }));
});

test('an order moves only by the payment it names', async () => {
  const { order } = await given.reserved(await given.listed());
  const { id } = await given.payment(order, 'authorized');

  for (const status of ['captured', 'failed', 'voided', 'refunded'] as const) await given.payment(order, status);

  // P3. Red when followPayment does not compare the payment's id.
  expect(await given.stored(order)).toMatchObject({ status: 'paying', paymentId: id, version: 1 });
});

// P3. Red when a payment moves an order that does not name it.
test('a payment that dies before the order named it leaves the hold to the next one', async () => {
  const { buyer, order } = await given.reserved(await given.listed());

  await given.payment(order, 'failed');
  expect(await given.stored(order)).toMatchObject({ status: 'created', paymentId: null });
  const { id } = await given.payment(order, 'captured');

  const { body } = await buyer.get(`/api/orders/${order.id}`);
  expect(body).toMatchObject({ status: 'completed', paymentId: id });
});

// P3. Red when the order forgets whose failure it heard first: it would wait for that payment for ever.
test.each(['failed', 'voided'] as const)('a payment known to be %s cannot freeze the hold any more', async (status) => {
  const ticket = await given.listed({ quantity: 2 });
  const { order } = await given.reserved(ticket, 2);
  const { id } = await given.payment(order, status);

  await given.payment(order, 'authorized', { id });

  expect(await given.stored(order)).toMatchObject({
    status: 'cancelled',
    cancelReason: 'payment-failed',
    paymentId: id,
  });
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ held: 0, available: 2 }));
});

test('money for an order that has ended changes nothing here, so that payments gives it back', async () => {
  const { buyer, order } = await given.reserved(await given.listed());
  await buyer.delete(`/api/orders/${order.id}`);

  for (const status of ['authorized', 'captured', 'refunded'] as const) await given.payment(order, status);

  // P3. Red when `cancelled` is not final.
  expect(await given.stored(order)).toMatchObject({
    status: 'cancelled',
    cancelReason: 'by-buyer',
    paymentId: null,
    version: 1,
  });
  expect(await types(order)).toEqual(['order:created', 'order:cancelled']);
});

test.each(['authorized', 'captured'] as const)(
  'a payment %s after the hold was due ends the order, whoever is late',
  async (status) => {
    const { order } = await given.reserved(await given.listed());
    await given.due(order);

    await given.payment(order, status);

    // P3. Red when followPayment does not ask whether the hold is due.
    expect(await given.stored(order)).toMatchObject({ status: 'cancelled', cancelReason: 'expired', amountPaid: 0 });
  },
);

test.each([
  ['another amount', { amount: 1 }],
  ['another currency', { currency: 'jpy' }],
])('a payment of %s is refused', async (_, wrong) => {
  const { order } = await given.reserved(await given.listed());
  await given.payment(order, 'authorized', wrong);
  // P3. Red when the payment's amount and currency are not compared with the order's.
  expect(await given.stored(order)).toMatchObject({ status: 'cancelled', cancelReason: 'payment-failed' });
});

test('a payment that was captured in part is refused, so that it is given back', async () => {
  const { order } = await given.reserved(await given.listed());
  const { id } = await given.payment(order, 'authorized');
  await given.payment(order, 'captured', { id, amountCaptured: order.amount - 1 });
  expect(await given.stored(order)).toMatchObject({ status: 'cancelled', cancelReason: 'payment-failed' });
});

// Red when the reason is not asked for: the order would tell that it was paid, and then refunded.
test('as many of another currency, already given back, never paid the order', async () => {
  const { order } = await given.reserved(await given.listed());
  await given.payment(order, 'refunded', { reason: 'amount-mismatch' });
  expect(await given.stored(order)).toMatchObject({
    status: 'cancelled',
    cancelReason: 'payment-failed',
    amountPaid: 0,
  });
});

test('the same message twice has its effect once', async () => {
  const ticket = await given.listed({ quantity: 5 });
  const { order } = await given.reserved(ticket, 2);
  const event = sample(PaymentCaptured, {
    data: {
      id: newId(),
      orderId: order.id,
      buyerId: order.buyerId,
      amount: order.amount,
      amountCaptured: order.amount,
      currency: order.currency,
    },
  });

  await Promise.all([given.hear(event), given.hear(event), given.hear({ ...event, id: newId() })]);

  expect(await given.stored(order)).toMatchObject({ status: 'completed', version: 1 });
  expect((await types(order)).filter((type) => type === 'admission:issued').length).toBe(1);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ held: 0, sold: 2, available: 3 }));
});

test('a payment of an order we do not have is not believed', async () => {
  const { order } = await given.reserved(await given.listed());
  await expect(given.payment({ ...order, id: newId() }, 'captured')).rejects.toThrow('no such order');
});

test('in whatever order and how often a payment is told, the order, its tickets and the stock end the same', async () => {
  const ticket = await given.listed({ quantity: 1_000 });
  await fc.assert(
    fc.asyncProperty(paymentHistories, async ({ history, told }) => {
      const ends = [];
      for (const messages of [history, told]) {
        const { order } = await given.reserved(ticket, 2);
        const payment: PaymentState = await given.payment(order, 'created');
        for (const status of messages) await given.payment(order, status, { id: payment.id });
        const { status, cancelReason, amountPaid, amountRefunded, admissions, paymentId, seatsReturned } =
          await given.stored(order);
        const tickets = admissions.map((admission) => `${admission.seat} ${admission.status}`);
        ends.push({
          status,
          cancelReason,
          amountPaid,
          amountRefunded,
          tickets,
          named: paymentId === payment.id,
          seatsReturned,
        });
      }
      // P5. Red when followPayment acts on an event's name or lets a later state come before an earlier one.
      expect(ends[1]).toEqual(ends[0]);
    }),
    { numRuns: 15 },
  );
  await eventually(async () =>
    expect(await orders.deps.stock.audit(ticket.id)).toMatchObject({ clean: true, moves: { held: 0, sold: 0 } }),
  );
}, 120_000);
