import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ExpirationCompleted } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { caller, deliver, sample } from '@ticketing-dev/common/testing';
import { handlers } from '../src/events/index.ts';
import { auditStock } from '../src/use-cases/audit-stock.ts';
import { expireDueOrders } from '../src/use-cases/expire-due-orders.ts';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

/** What the server itself wrote down about every operation of this database. */
interface Profiled {
  readonly op: string;
  readonly ns: string;
  readonly planSummary?: string;
  readonly command: Record<string, unknown>;
}

test('no query of this service looks through a whole collection', async () => {
  const { base, deps, app } = orders;
  const { db } = base.connection;
  await db?.command({ profile: 2 });

  const ticket = await given.listed({ maxPerBuyer: 5 });
  const buyer = caller(app);
  const { order } = await given.reserved(ticket, 2, buyer);
  const { order: second } = await given.reserved(ticket, 2, buyer);
  await buyer.post('/api/orders').set('Idempotency-Key', newId()).send({ ticketId: ticket.id });
  await buyer.get('/api/orders');
  await buyer.get('/api/orders?status=created&limit=1');
  await buyer.get('/api/orders?status=created,paying&sort=oldest');
  await buyer.get(`/api/orders/${order.id}`);
  await buyer.delete(`/api/orders/${second.id}`);
  await given.payment(order, 'captured');
  await buyer.get(`/api/orders/${order.id}/admissions`);
  await given.due((await given.reserved(ticket)).order);
  await expireDueOrders(deps);
  await deliver(deps, handlers, sample(ExpirationCompleted, { data: { kind: 'order-hold', subjectId: order.id } }));
  await deps.stock.sweep();
  await auditStock(deps)();
  await caller(app, { permissions: ['ops'] }).get('/api/ops/orders/audit');
  await caller(app).get('/metrics');
  await db?.command({ profile: 0 });

  const ours = ['orders', 'stock', 'moves', 'buyers', 'users', 'inbox'].map((name) => `${db?.databaseName}.${name}`);
  const profiled = await base.connection
    .collection<Profiled>('system.profile')
    .find({ ns: { $in: ours } })
    .toArray();
  const plans = profiled.flatMap(({ op, ns, planSummary, command }) =>
    planSummary ? [{ op, ns, planSummary, command }] : [],
  );
  expect(plans.length).toBeGreaterThan(30);
  // Red without any one of the indexes that are made at the start.
  expect(plans.filter(({ planSummary }) => planSummary.includes('COLLSCAN'))).toEqual([]);
});
