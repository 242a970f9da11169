import { isTransient } from '@ticketing-dev/common/mongo';
import { type Base, newId } from '@ticketing-dev/common/runtime';
import { expire, type Order } from '../domain/order.ts';
import { databaseNow } from './database-now.ts';
import { type Changed, writeChanges } from './order-changes.ts';
import type { AddMove } from './order-moves.ts';
import { ordersOf, toOrder } from './order-rows.ts';

/** At most so many due holds end in one transaction. */
const AT_ONCE = 200;
/** One that cannot be ended is not tried again for so long. */
const BROKEN_FOR_MS = 60_000;

export interface Expired {
  readonly ended: readonly Order[];
  /** Those that could not be ended, and why: nothing that passes by itself. */
  readonly broken: readonly { readonly orderId: string; readonly error: unknown }[];
}

/** Ends holds that are due by the database's clock. */
export function dueHolds({ connection, transaction }: Pick<Base, 'connection' | 'transaction'>, addMove: AddMove) {
  const brokenUntil = new Map<string, number>();

  function knownBroken(): string[] {
    for (const [id, until] of brokenUntil) if (until < performance.now()) brokenUntil.delete(id);
    return [...brokenUntil.keys()];
  }

  function end(ids: readonly string[], now: Date): Promise<Order[]> {
    return transaction(async (tx) => {
      const still = { _id: { $in: [...ids] }, status: 'created' as const, expiresAt: { $lte: now } };
      const rows = await ordersOf(connection).find(still, { session: tx.session }).toArray();
      const changes = rows.map(toOrder).map((before) => ({ before, after: expire(before, now) }));
      if (changes.length === 0) return [];
      await writeChanges(connection, tx, changes);
      for (const ofListing of byListing(changes)) await addMove(tx, `expired:${newId()}`, ofListing);
      return changes.map(({ after }) => after);
    });
  }

  /** One that cannot be ended must not keep the others: each alone. */
  async function endEach(ids: readonly string[], now: Date): Promise<Expired> {
    const ended: Order[] = [];
    const broken: { orderId: string; error: unknown }[] = [];
    for (const orderId of ids) {
      try {
        ended.push(...(await end([orderId], now)));
      } catch (error) {
        if (isTransient(error)) throw error;
        brokenUntil.set(orderId, performance.now() + BROKEN_FOR_MS);
        broken.push({ orderId, error });
      }
    }
    return { ended, broken };
  }

  return {
    /** Ends up to 200 of them in one transaction, with one move a listing. Nothing in the answer: nothing is due. */
    async expireDue(): Promise<Expired> {
      const now = await databaseNow(connection);
      const due = { status: 'created' as const, expiresAt: { $lte: now }, _id: { $nin: knownBroken() } };
      const rows = ordersOf(connection).find(due, { projection: { _id: 1 }, sort: { expiresAt: 1 }, limit: AT_ONCE });
      const ids = (await rows.toArray()).map((row) => row._id);
      if (ids.length === 0) return { ended: [], broken: [] };
      try {
        return { ended: await end(ids, now), broken: [] };
      } catch (error) {
        if (isTransient(error)) throw error;
        return endEach(ids, now);
      }
    },
  };
}

function byListing(changes: readonly Changed[]): Iterable<readonly Changed[]> {
  const listings = new Map<string, Changed[]>();
  for (const change of changes) {
    const { id } = change.before.ticket;
    const others = listings.get(id);
    if (others === undefined) listings.set(id, [change]);
    else others.push(change);
  }
  return listings.values();
}
