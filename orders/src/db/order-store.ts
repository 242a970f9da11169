import { findByIdempotency, type Idempotency, type Transaction } from '@ticketing-dev/common/mongo';
import type { Base } from '@ticketing-dev/common/runtime';
import type { ClientSession } from 'mongoose';
import type { Order, OrderStatus } from '../domain/order.ts';
import { databaseNow } from './database-now.ts';
import { dueHolds } from './due-holds.ts';
import { writeChanges } from './order-changes.ts';
import { orderMoves } from './order-moves.ts';
import { type OrderRow, ordersOf, registerOrders, toOrder } from './order-rows.ts';
import type { Placing } from './place-orders.ts';
import { salesOf, type WhichSales } from './sales.ts';
import type { Settler } from './settler.ts';

const WAITING_FOR_MONEY: OrderStatus[] = ['paying', 'refunding'];

/** Whose order: with `buyerId` other people's do not exist. */
export interface Which {
  readonly orderId: string;
  readonly buyerId?: string | undefined;
}

/** Which of a buyer's orders, in which order. */
export interface OrderListing {
  readonly buyerId: string;
  readonly status?: readonly OrderStatus[] | undefined;
  readonly sort: 'newest' | 'oldest';
  readonly after?: string | undefined;
  readonly limit: number;
}

/** An order as it was read, at the database's time. */
export interface Seen {
  readonly order: Order;
  readonly now: Date;
}

/** How long an order may stay where it is: its hold beyond its end, and while money moves. */
export interface Patience {
  readonly overdueMs: number;
  readonly moneyMs: number;
  readonly limit: number;
}

export type Decision = (order: Order, now: Date) => Order;
export type OrderStore = ReturnType<typeof orderStore>;

export function orderStore(base: Pick<Base, 'connection' | 'transaction'>, settler: Settler) {
  const { connection, transaction } = base;
  const model = registerOrders(connection);
  const addMove = orderMoves(connection, settler);

  async function find({ orderId, buyerId }: Which, session?: ClientSession): Promise<Seen | null> {
    const $match = { _id: orderId, ...(buyerId === undefined ? {} : { buyerId }) };
    const [row] = await ordersOf(connection)
      .aggregate<OrderRow & { now: Date }>([{ $match }, { $set: { now: '$$NOW' } }], { ...(session && { session }) })
      .toArray();
    return row === undefined ? null : seen(row);
  }

  /**
   * Reads an order, decides and writes the outcome with its event and its stock move, all in the caller's transaction.
   * Null: there is no such order. A decision that gives the same order back writes nothing.
   */
  async function changeIn(tx: Transaction, which: Which, decide: Decision): Promise<Order | null> {
    const found = await find(which, tx.session);
    if (found === null) return null;
    const before = found.order;
    const after = decide(before, found.now);
    if (after === before) return before;
    await writeChanges(connection, tx, [{ before, after }]);
    await addMove(tx, `${after.id}:${after.status}`, [{ before, after }]);
    return after;
  }

  return {
    ...dueHolds(base, addMove),
    find,
    changeIn,

    /** `changeIn` in a transaction of its own. */
    change(which: Which, decide: Decision): Promise<Order | null> {
      return transaction((tx) => changeIn(tx, which, decide));
    },

    /** The order that an earlier request with the same Idempotency-Key made. */
    findRepeated: findByIdempotency(model, (row) => toOrder(row)),

    /** Which of these requests have an order under their Idempotency-Key. */
    async repeated(requests: readonly Placing[]): Promise<ReadonlySet<string>> {
      const orderIds = new Map<string, string>();
      for (const { orderId, idempotency } of requests) if (idempotency) orderIds.set(keyOf(idempotency), orderId);
      if (orderIds.size === 0) return new Set();
      const asked = requests.flatMap(({ idempotency }) => idempotency ?? []);
      const filter = {
        'idempotency.actor': { $in: asked.map(({ actor }) => actor) },
        'idempotency.route': { $in: [...new Set(asked.map(({ route }) => route))] },
        'idempotency.key': { $in: asked.map(({ key }) => key) },
      };
      const rows = await ordersOf(connection)
        .find(filter, { projection: { idempotency: 1 } })
        .toArray();
      return new Set(rows.flatMap(({ idempotency }) => (idempotency && orderIds.get(keyOf(idempotency))) ?? []));
    },

    /** From after the order `after` on; one more than `limit` where there is another page. */
    async list({ buyerId, status, sort, after, limit }: OrderListing) {
      const newest = sort === 'newest';
      const $match = {
        buyerId,
        ...(status && { status: { $in: [...status] } }),
        ...(after && { _id: newest ? { $lt: after } : { $gt: after } }),
      };
      const rows = await ordersOf(connection)
        .aggregate<OrderRow & { now: Date }>([
          { $match },
          { $sort: { _id: newest ? -1 : 1 } },
          { $limit: limit + 1 },
          { $unset: 'admissions.code' },
          { $set: { now: '$$NOW' } },
        ])
        .toArray();
      return rows.map(seen);
    },

    sales: (which: WhichSales) => salesOf(connection, which),

    /** How many orders hold seats now. */
    countHolds(): Promise<number> {
      return ordersOf(connection).countDocuments({ status: { $in: ['created', 'paying'] } });
    },

    /** For how long the oldest hold that is due has been, by the database's clock; 0 where none is. */
    async overdueSeconds(): Promise<number> {
      const now = await databaseNow(connection);
      const due = { status: 'created' as const, expiresAt: { $lte: now } };
      const oldest = await ordersOf(connection).findOne(due, { projection: { expiresAt: 1 }, sort: { expiresAt: 1 } });
      return oldest === null ? 0 : (now.getTime() - oldest.expiresAt.getTime()) / 1_000;
    },

    /** What should have moved on by the database's clock, the longest waiting first. */
    async stuck({ overdueMs, moneyMs, limit }: Patience): Promise<Order[]> {
      const now = (await databaseNow(connection)).getTime();
      const due = { status: 'created' as const, expiresAt: { $lte: new Date(now - overdueMs) } };
      const waiting = { status: { $in: WAITING_FOR_MONEY }, updatedAt: { $lte: new Date(now - moneyMs) } };
      const rows = ordersOf(connection).find({ $or: [due, waiting] }, { sort: { updatedAt: 1 }, limit });
      return (await rows.toArray()).map(toOrder);
    },
  };
}

export function keyOf({ actor, route, key }: Idempotency): string {
  return JSON.stringify([actor, route, key]);
}

function seen({ now, ...row }: OrderRow & { now: Date }): Seen {
  return { order: toOrder(row), now };
}
