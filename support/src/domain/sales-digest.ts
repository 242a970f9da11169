import { Amount, Id, Instant, OrderedTicket, OrderState, TimeZone } from '@ticketing-dev/common/contracts';
import type { NewMessage } from './new-message.ts';
import type { UntoldSale } from './sale.ts';

/** A mail shows the last few sales; the sums are about all. */
const LATEST = 10;

const Line = OrderState.pick({ quantity: true, amount: true, currency: true }).extend({ orderId: Id, soldAt: Instant });

const Sums = Line.pick({ amount: true, currency: true }).array();
/** Nothing sold is a digest, too, when there are refunds to tell. */
const Count = Amount;
const Totals = OrderState.pick({}).extend({ orders: Count, quantity: Count, amounts: Sums });

/** What one message will tell of one listing: its sales, and refunds of what earlier messages told. */
export const SalesDigest = OrderState.pick({ id: true }).extend({
  listingId: Id,
  sellerId: Id,
  title: OrderedTicket.shape.title,
  timeZone: TimeZone.nullable(),
  orders: Count,
  quantity: Count,
  /** By currency, as a seller may change a listing's. */
  amounts: Sums,
  /** Newest first. */
  latest: Line.array(),
  refunded: Totals,
});
export type SalesDigest = ReturnType<typeof SalesDigest.parse>;

/** The digest with these sales added, or a first one made of them; null when there is nothing to tell. */
export function collect(digest: SalesDigest | null, sales: readonly UntoldSale[], newId: string): SalesDigest | null {
  return sales.reduce((sum, sale) => add(sum ?? emptyOf(sale, newId), sale), digest);
}

export function aboutSales(digest: SalesDigest): NewMessage {
  return { kind: 'listing-sold', userId: digest.sellerId, aboutId: digest.id, content: digest };
}

function emptyOf({ listingId, sellerId, title, timeZone }: UntoldSale, id: string): SalesDigest {
  const none = { orders: 0, quantity: 0, amounts: [] };
  return { id, listingId, sellerId, title, timeZone, ...none, latest: [], refunded: none };
}

function add(digest: SalesDigest, sale: UntoldSale): SalesDigest {
  const { orderId, soldAt, currency } = sale;
  const quantity = sale.quantity - sale.told.quantity;
  const amount = sale.amount - sale.told.amount;
  if (quantity < 0 || amount < 0) {
    return { ...digest, refunded: summed(digest.refunded, { quantity: -quantity, amount: -amount, currency }) };
  }
  const latest = [{ orderId, soldAt, quantity, amount, currency }, ...digest.latest];
  latest.sort((one, other) => (one.soldAt < other.soldAt ? 1 : -1));
  return { ...digest, ...summed(digest, { quantity, amount, currency }), latest: latest.slice(0, LATEST) };
}

type Sum = SalesDigest['refunded'];

function summed(sums: Sum, more: { quantity: number; amount: number; currency: string }): Sum {
  const { currency } = more;
  const before = sums.amounts.find((sum) => sum.currency === currency)?.amount ?? 0;
  const others = sums.amounts.filter((sum) => sum.currency !== currency);
  return {
    orders: sums.orders + 1,
    quantity: sums.quantity + Math.max(0, more.quantity),
    amounts: [...others, { amount: before + Math.max(0, more.amount), currency }],
  };
}
