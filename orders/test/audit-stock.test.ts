import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@ticketing-dev/common/runtime';
import { anonymous, caller, eventually } from '@ticketing-dev/common/testing';
import { stockOf } from '../src/db/stock-rows.ts';
import { auditStock } from '../src/use-cases/audit-stock.ts';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

const AUDIT = '/api/ops/orders/audit';
const operator = () => caller(orders.app, { permissions: ['ops'] });

/** A seat vanishes: the numbers of the stock add up, but not with the orders. */
async function lose(ticket: { id: string }, seats: number): Promise<void> {
  await stockOf(orders.base.connection).updateOne({ _id: ticket.id }, { $inc: { held: seats, available: -seats } });
}

test('a listing whose stock and orders differ stops selling and says so, until an operator resumes it', async () => {
  const ticket = await given.listed({ quantity: 10 });
  const other = await given.listed();
  const { order } = await given.reserved(ticket, 2);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ held: 2, grants: [] }));
  await lose(ticket, 1);

  const round = auditStock(orders.deps);
  for (let rounds = 0; rounds < 3; rounds += 1) await round();

  // P1. Red without the audit's stop, or when a grant does not ask for it.
  const refused = await caller(orders.app).post('/api/orders').send({ ticketId: ticket.id });
  expect([refused.status, refused.body.code]).toEqual([409, 'selling-stopped']);
  await given.reserved(other);
  const { body } = await operator().get(AUDIT);
  expect(body.items).toMatchObject([
    {
      listingId: ticket.id,
      clean: false,
      faults: ['held: stock 3, orders 2'],
      stopped: { reason: 'held: stock 3, orders 2' },
    },
  ]);
  const metrics = (await anonymous(orders.app).get('/metrics')).text;
  expect(metrics).toMatch(/orders_stock_audits_total\{result="mismatch"\} [1-9]/);
  expect(metrics).toContain('orders_stock_stopped_listings 1');

  const tooEarly = await operator().post(`${AUDIT}/${ticket.id}/resume`);
  expect([tooEarly.status, tooEarly.body.code]).toEqual([409, 'audit-not-clean']);
  await lose(ticket, -1); // repaired
  expect((await operator().post(`${AUDIT}/${ticket.id}/resume`)).body).toMatchObject({ clean: true, stopped: null });

  await given.reserved(ticket);
  // Meanwhile what was held could be paid.
  await given.payment(order, 'captured');
  expect(await given.stored(order)).toMatchObject({ status: 'completed' });
});

test('the audit is clean at every moment of a busy listing', async () => {
  const ticket = await given.listed({ quantity: 1_000 });
  let busy = true;
  const audits = (async () => {
    const faults = [];
    while (busy) faults.push(...((await orders.deps.stock.audit(ticket.id))?.faults ?? ['unknown']));
    return faults;
  })();
  await Promise.all(
    Array.from({ length: 30 }, async (_, at) => {
      const { buyer, order } = await given.reserved(ticket, 1 + (at % 3));
      if (at % 2 === 0) await buyer.delete(`/api/orders/${order.id}`);
      else await given.payment(order, 'captured');
    }),
  );
  busy = false;
  expect(await audits).toEqual([]);
});

test('only operators look', async () => {
  const ticket = await given.listed();
  // P7. Red without requirePermission('ops').
  expect((await caller(orders.app).get(AUDIT)).status).toBe(403);
  expect((await caller(orders.app).post(`${AUDIT}/${ticket.id}/resume`)).status).toBe(403);
  expect((await anonymous(orders.app).get(AUDIT)).status).toBe(401);
  expect((await operator().get(`${AUDIT}/${newId()}`)).status).toBe(404);
  expect((await operator().get(`${AUDIT}/${ticket.id}`)).body).toMatchObject({ clean: true, stock: { available: 10 } });
  expect((await operator().get('/api/ops/orders/outbox')).status).toBe(200);
});
