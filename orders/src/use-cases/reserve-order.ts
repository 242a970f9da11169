import { AppError } from '@ticketing-dev/common/errors';
import { createOnce, type Idempotency, type StoredIdempotency } from '@ticketing-dev/common/mongo';
import type { Deps } from '../deps.ts';
import type { Wish } from '../domain/listing.ts';
import type { Order } from '../domain/order.ts';

/** Holds seats for a buyer until the order expires. Repeated with the same Idempotency-Key it is the same order. */
export async function reserveOrder(
  deps: Deps,
  { listingId, wish, idempotency }: { listingId: string; wish: Wish; idempotency: Idempotency | undefined },
): Promise<Order> {
  const once = (create: (stored: StoredIdempotency | undefined) => Promise<Order>) =>
    createOnce({ idempotency, find: deps.orders.findRepeated, create, now: deps.clock() });

  async function reserve(stored: StoredIdempotency | undefined): Promise<Order> {
    if (!(await deps.users.isActive(wish.buyerId))) {
      throw new AppError('forbidden', 'account-not-active', 'This account cannot buy tickets at the moment.');
    }
    return deps.reserve(listingId, { orderId: deps.newId(), wish, idempotency: stored });
  }

  try {
    return await once(reserve);
  } catch (refusal) {
    deps.orderMetrics.refused(refusal);
    // The first request may have taken the last seats while this one, its repetition, was waiting for an answer.
    return once(() => Promise.reject(refusal));
  }
}
