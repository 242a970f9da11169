import { Id, Instant, OrderedTicket, OrderState, TimeZone } from '@ticketing-dev/common/contracts';
import type { NewMessage } from './new-message.ts';
import type { Sale } from './sale.ts';

/** A mail shows the last few sales; the sums are about all. */
const LATEST = 10;

const Line = OrderState.pick({ quantity: true, amount: true, currency: true }).extend({ orderId: Id, soldAt: Instant });

/** The sales of one listing that one message will tell. */
export const SalesDigest = OrderState.pick({ id: true, quantity: true }).extend({
  listingId: Id,
  sellerId: Id,
  title: OrderedTicket.shape.title,
  timeZone: TimeZone.nullable(),
  orders: OrderState.shape.quantity,
  /** By currency, as a seller may change a listing's. */
  amounts: Line.pick({ amount: true, currency: true }).array(),
  /** Newest first. */
  latest: Line.array(),
});
export type SalesDigest = ReturnType<typeof SalesDigest.parse>;

/** The digest with these sales added, or a first one made of them; null when there is nothing to tell. */
export function collect(digest: SalesDigest | null, sales: readonly Sale[], newId: string): SalesDigest | null {
  return sales.reduce((sum, sale) => (sum === null ? firstOf(sale, newId) : add(sum, sale)), digest);
}

export function aboutSales(digest: SalesDigest): NewMessage {
  return { kind: 'listing-sold', userId: digest.sellerId, aboutId: digest.id, content: digest };
}

function firstOf(sale: Sale, id: string): SalesDigest {
  const { listingId, sellerId, title, timeZone, quantity, amount, currency } = sale;
  const sums = { orders: 1, quantity, amounts: [{ amount, currency }], latest: [lineOf(sale)] };
  return { id, listingId, sellerId, title, timeZone, ...sums };
}

function add(digest: SalesDigest, sale: Sale): SalesDigest {
  const { currency } = sale;
  const amount = sale.amount + (digest.amounts.find((sum) => sum.currency === currency)?.amount ?? 0);
  const latest = [lineOf(sale), ...digest.latest].sort((one, other) => (one.soldAt < other.soldAt ? 1 : -1));
  return {
    ...digest,
    orders: digest.orders + 1,
    quantity: digest.quantity + sale.quantity,
    amounts: [...digest.amounts.filter((sum) => sum.currency !== currency), { amount, currency }],
    latest: latest.slice(0, LATEST),
  };
}

function lineOf({ orderId, soldAt, quantity, amount, currency }: Sale) {
  return { orderId, soldAt, quantity, amount, currency };
}
