import { createOnce, type Idempotency } from '@ticketing-dev/common/mongo';
import { currentTraceparent } from '@ticketing-dev/common/tracing';
import { RequestRepeated } from '../db/place-orders.ts';
import type { Deps } from '../deps.ts';
import type { Wish } from '../domain/listing.ts';
import type { Order } from '../domain/order.ts';

/** Holds seats for a buyer until the order expires. Repeated with the same Idempotency-Key it is the same order. */
export async function reserveOrder(
  deps: Deps,
  { listingId, wish, idempotency }: { listingId: string; wish: Wish; idempotency: Idempotency | undefined },
): Promise<Order> {
  const now = deps.clock();
  const stored = idempotency && { ...idempotency, at: now };

  function reserve(): Promise<Order> {
    const traceparent = currentTraceparent();
    return deps.reserve(listingId, { orderId: deps.newId(), wish, idempotency: stored, traceparent });
  }

  /** Refused because, or although, an earlier request with this key made an order: it may have taken the last seats. */
  function orRepeated(refusal: unknown): Promise<Order> {
    const create = () => (refusal instanceof RequestRepeated ? reserve() : Promise.reject(refusal));
    return createOnce({ idempotency, find: deps.orders.findRepeated, create, now });
  }

  try {
    return await reserve().catch(orRepeated);
  } catch (refusal) {
    deps.orderMetrics.refused(refusal);
    throw refusal;
  }
}
