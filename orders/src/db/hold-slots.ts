import type { Transaction } from '@ticketing-dev/common/mongo';
import type { Connection } from 'mongoose';
import type { Wish } from '../domain/listing.ts';
import { MOST_HOLDS, tooManyHolds } from '../domain/refusals.ts';
import { ordersOf } from './order-rows.ts';

/** Gives each new hold of a buyer a slot of its own. */
export interface HoldSlots {
  /** @throws AppError 429 when this buyer has none left. */
  take(buyerId: string): number | undefined;
}

/**
 * Keeps one buyer's holds within the cap, over all listings and processes. An order that holds seats has a slot, unique among its
 * buyer's, so two transactions that would both take the last one cannot both commit. No row is shared: whoever buys for
 * themselves never waits for anybody.
 */
export function holdSlots(connection: Connection, { capped, holdSeconds }: { capped: boolean; holdSeconds: number }) {
  return {
    /** Which slots these buyers have left. Without a cap nobody needs one. */
    async read(tx: Transaction, requests: readonly { readonly wish: Wish }[]): Promise<HoldSlots> {
      if (!capped) return { take: () => undefined };
      const taken = new Map<string, Set<number>>();
      const buyers = [...new Set(requests.map(({ wish }) => wish.buyerId))];
      // Answered from the index alone.
      const rows = ordersOf(connection).find(
        { buyerId: { $in: buyers }, slot: { $gte: 0 } },
        { projection: { _id: 0, buyerId: 1, slot: 1 }, session: tx.session },
      );
      for (const { buyerId, slot } of await rows.toArray()) if (slot !== undefined) slotsOf(taken, buyerId).add(slot);
      return {
        take(buyerId) {
          const theirs = slotsOf(taken, buyerId);
          const free = Array.from({ length: MOST_HOLDS }, (_, slot) => slot).filter((slot) => !theirs.has(slot));
          // Any of them: two processes that decide about the same buyer at once seldom choose the same.
          const slot = free[Math.floor(Math.random() * free.length)];
          if (slot === undefined) throw tooManyHolds(holdSeconds);
          theirs.add(slot);
          return slot;
        },
      };
    },
  };
}

function slotsOf(taken: Map<string, Set<number>>, buyerId: string): Set<number> {
  const known = taken.get(buyerId);
  if (known !== undefined) return known;
  const none = new Set<number>();
  taken.set(buyerId, none);
  return none;
}
