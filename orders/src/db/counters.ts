import type { Order } from '../domain/order.ts';
import { type Counter, type CounterParts, counter } from './counter.ts';
import type { Placing } from './place-orders.ts';

/** More than this many listings are remembered only while somebody waits for them. */
const REMEMBERED = 1_000;

/** One counter a listing in this process. */
export function counters(parts: CounterParts) {
  const open = new Map<string, Counter>();

  function of(listingId: string): Counter {
    const known = open.get(listingId);
    if (known !== undefined) return known;
    if (open.size >= REMEMBERED) closeIdle();
    const opened = counter(listingId, parts);
    open.set(listingId, opened);
    return opened;
  }

  function closeIdle(): void {
    for (const [listingId, one] of open) if (one.isIdle()) open.delete(listingId);
  }

  return {
    /** @throws AppError with the reason when there is no order. */
    reserve(listingId: string, request: Placing): Promise<Order> {
      return of(listingId).reserve(request);
    },
  };
}
