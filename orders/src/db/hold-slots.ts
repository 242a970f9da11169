import type { ClientSession, Connection } from 'mongoose';
import type { Wish } from '../domain/listing.ts';
import { MOST_HOLDS, tooManyHolds } from '../domain/refusals.ts';
import { ordersOf } from './order-rows.ts';

/** By buyer, the slots their holds have. */
export type TakenSlots = ReadonlyMap<string, ReadonlySet<number>>;

/** Gives each new hold of a buyer a slot of its own. */
export interface HoldSlots {
  /** @throws AppError 429 when this buyer has none left. */
  take(buyerId: string): number | undefined;
}

/**
 * Keeps one buyer's holds within the cap, over all listings and processes. An order that holds seats has a slot, unique among its
 * buyer's, so two transactions that would both take the last one cannot both commit, however old what they knew was. No row is
 * shared: whoever buys for themselves never waits for anybody.
 */
export function holdSlots(connection: Connection, { capped, holdSeconds }: { capped: boolean; holdSeconds: number }) {
  return {
    /** Which slots these buyers have taken. Without a cap nobody needs one. */
    async taken(requests: readonly { readonly wish: Wish }[], session?: ClientSession): Promise<TakenSlots> {
      const taken = new Map<string, Set<number>>();
      if (!capped) return taken;
      const buyers = [...new Set(requests.map(({ wish }) => wish.buyerId))];
      // Answered from the index alone.
      const rows = ordersOf(connection).find(
        { buyerId: { $in: buyers }, slot: { $gte: 0 } },
        { projection: { _id: 0, buyerId: 1, slot: 1 }, ...(session && { session }) },
      );
      for (const { buyerId, slot } of await rows.toArray()) {
        if (slot !== undefined) taken.set(buyerId, (taken.get(buyerId) ?? new Set()).add(slot));
      }
      return taken;
    },

    beside(taken: TakenSlots): HoldSlots {
      const now = new Map<string, Set<number>>();
      if (!capped) return { take: () => undefined };
      return {
        take(buyerId) {
          const theirs = now.get(buyerId) ?? new Set(taken.get(buyerId));
          const free = Array.from({ length: MOST_HOLDS }, (_, slot) => slot).filter((slot) => !theirs.has(slot));
          // Any of them: two processes that decide about the same buyer at once seldom choose the same.
          const slot = free[Math.floor(Math.random() * free.length)];
          if (slot === undefined) throw tooManyHolds(holdSeconds);
          now.set(buyerId, theirs.add(slot));
          return slot;
        },
      };
    },
  };
}
