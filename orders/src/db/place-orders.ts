import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@ticketing-dev/common/errors';
import {
  isDuplicateKey,
  isIdempotencyConflict,
  type StoredIdempotency,
  type Transaction,
} from '@ticketing-dev/common/mongo';
import type { Base } from '@ticketing-dev/common/runtime';
import { mongo } from 'mongoose';
import { checkBuyerLimit, type Wish } from '../domain/listing.ts';
import { type Order, placeOrder } from '../domain/order.ts';
import { type BuyerUnits, buyerUnits } from './buyer-units.ts';
import { type HoldSlots, holdSlots } from './hold-slots.ts';
import { tellPlaced } from './order-changes.ts';
import { ordersOf, toOrder, toRow } from './order-rows.ts';
import type { Settler } from './settler.ts';
import { move, movesOf } from './stock-rows.ts';
import type { Grant } from './stock-writes.ts';

/** One request for an order, with the order's id chosen before anything is written. */
export interface Placing {
  readonly orderId: string;
  readonly wish: Wish;
  readonly idempotency: StoredIdempotency | undefined;
  /** The flight is shared, the trace is not. */
  readonly traceparent?: string | undefined;
}

/** What became of each request of a flight, by order id. One that is in neither is to be tried again. */
export interface Decided {
  readonly orders: ReadonlyMap<string, Order>;
  readonly refusals: ReadonlyMap<string, unknown>;
}

/** An order was made under this request's Idempotency-Key before: that order is the answer. */
export class RequestRepeated extends AppError {
  constructor() {
    super('unavailable', 'try-again', 'The same request is being served. Please try again.', { retryAfterSeconds: 1 });
  }
}

/** How long the outcome of a decision is asked for before its requests are told that nobody knows. */
const RESOLVE_WITHIN_MS = 8_000;
const NOTHING: Decided = { orders: new Map(), refusals: new Map() };

export type PlaceOrders = ReturnType<typeof placingOrders>;

/**
 * Decides about a grant: its orders, their events, the buyers' rows and the one move that turns the grant into a hold, in one
 * transaction. The move's id is the grant's, so that a grant is decided about once, whoever tries.
 */
export function placingOrders(
  base: Pick<Base, 'connection' | 'transaction'>,
  settler: Pick<Settler, 'nudge'>,
  {
    holdSeconds,
    holdsCapped,
    repeated,
  }: {
    holdSeconds: number;
    holdsCapped: boolean;
    repeated: (requests: readonly Placing[]) => Promise<ReadonlySet<string>>;
  },
) {
  const { connection, transaction } = base;
  const units = buyerUnits(connection);
  const holds = holdSlots(connection, { capped: holdsCapped, holdSeconds });

  async function decide(tx: Transaction, grant: Grant, requests: readonly Placing[]): Promise<Decided> {
    const { listing } = grant.stock;
    const has = await units.lock(tx, listing, requests);
    const slots = await holds.read(tx, requests);
    const { orders, refusals } = draft(grant, requests, has, slots);
    const held = [...orders.values()].reduce((sum, { order }) => sum + order.quantity, 0);
    const decided = move({ _id: grant.id, listing: listing.id, outcome: 'orders', held, sold: 0 });
    await movesOf(connection).insertOne(decided, { session: tx.session });
    const rows = [...orders.values()].map(({ order, ...kept }) => toRow(order, kept));
    if (rows.length > 0) await ordersOf(connection).insertMany(rows, { session: tx.session });
    for (const { order } of orders.values()) tellPlaced(tx, order);
    tx.onCommitted(() => settler.nudge(listing.id));
    return { orders: new Map([...orders].map(([id, { order }]) => [id, order])), refusals };
  }

  function draft(grant: Grant, requests: readonly Placing[], has: BuyerUnits, slots: HoldSlots) {
    const orders = new Map<
      string,
      { order: Order; idempotency: StoredIdempotency | undefined; slot: number | undefined }
    >();
    const refusals = new Map<string, unknown>();
    for (const { orderId: id, wish, idempotency, traceparent } of requests) {
      try {
        checkBuyerLimit(grant.stock.listing, wish, has.of(wish.buyerId));
        const slot = slots.take(wish.buyerId);
        has.add(wish.buyerId, wish.quantity);
        const placed = placeOrder(grant.stock.listing, wish, { id, grantedAt: grant.at, holdSeconds });
        orders.set(id, { order: { ...placed, ...(traceparent && { traceparent }) }, idempotency, slot });
      } catch (refusal) {
        refusals.set(id, refusal);
      }
    }
    return { orders, refusals };
  }

  /** The grant has its move: ours, committed though we never heard, or the sweep's, and the requests are free again. */
  async function outcome(grant: Grant, requests: readonly Placing[]): Promise<Decided | undefined> {
    const found = await movesOf(connection).findOne({ _id: grant.id }, { readConcern: { level: 'majority' } });
    if (found === null) return undefined;
    if (found.outcome === 'released') return NOTHING;
    settler.nudge(grant.listingId);
    const ids = requests.map((request) => request.orderId);
    const rows = ordersOf(connection).find({ _id: { $in: ids } }, { readConcern: { level: 'majority' } });
    return { ...NOTHING, orders: new Map((await rows.toArray()).map((row) => [row._id, toOrder(row)])) };
  }

  /**
   * @throws AppError `unavailable` when the outcome could not be learned in time. The grant is settled by whoever commits first,
   * and otherwise by the sweep.
   */
  return async function placeOrders(grant: Grant, requests: readonly Placing[]): Promise<Decided> {
    const giveUpAt = performance.now() + RESOLVE_WITHIN_MS;
    const refused = new Map<string, unknown>();
    let open = requests;
    for (;;) {
      try {
        const { orders, refusals } = await transaction((tx) => decide(tx, grant, open));
        return { orders, refusals: new Map([...refused, ...refusals]) };
      } catch (error) {
        if (isIdempotencyConflict(error)) {
          // Another request with that key was faster, if only a moment ago.
          const made = await repeated(open);
          for (const orderId of made) refused.set(orderId, new RequestRepeated());
          open = open.filter((request) => !made.has(request.orderId));
          continue;
        }
        if (!mayPass(error) || performance.now() > giveUpAt) throw error;
      }
      const known = await outcome(grant, open).catch(() => undefined);
      if (known !== undefined) return { ...known, refusals: new Map([...refused, ...known.refusals]) };
      await sleep(20 + Math.random() * 80);
    }
  };
}

/** Worth asking again: the database was away, busy or faster. Anything else is our own mistake. */
function mayPass(error: unknown): boolean {
  return (
    error instanceof mongo.MongoError ||
    (error instanceof AppError && error.kind === 'unavailable') ||
    isDuplicateKey(error)
  );
}
