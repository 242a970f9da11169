import type { Order } from './order.ts';

/** The numbers of one listing's stock. `capacity = available + held + sold + granted` and `available >= 0`, always. */
export interface StockNumbers {
  /** What the seller offers. Capacity above it shrinks as units return. */
  readonly target: number;
  /** Units of orders that wait or are being paid. */
  readonly held: number;
  readonly sold: number;
  readonly available: number;
  readonly capacity: number;
  /** Units taken out for requests that are being decided: they become held or come back. */
  readonly grants: readonly { readonly n: number }[];
}

/** What a change of an order moves in the stock. */
export interface StockChange {
  readonly held: number;
  readonly sold: number;
}

export function grantedUnits({ grants }: StockNumbers): number {
  return grants.reduce((sum, grant) => sum + grant.n, 0);
}

/** More than this cannot become available without an order ending. */
export function mayYetBeAvailable(stock: StockNumbers): number {
  return stock.available + grantedUnits(stock);
}

/** To the world a unit being decided is held. */
export function announcedNumbers({ capacity, available, sold }: StockNumbers) {
  return { capacity, available, sold, held: capacity - available - sold };
}

/** What an order, or several with the same status, counts for. */
export type Counted = Pick<Order, 'status' | 'quantity' | 'seatsReturned'>;

export function heldUnits({ status, quantity }: Counted): number {
  return status === 'created' || status === 'paying' ? quantity : 0;
}

export function soldUnits({ status, quantity, seatsReturned }: Counted): number {
  if (status === 'refunded') return seatsReturned ? 0 : quantity;
  return status === 'completed' || status === 'refunding' ? quantity : 0;
}

export function stockChange(before: Order, after: Order): StockChange {
  return { held: heldUnits(after) - heldUnits(before), sold: soldUnits(after) - soldUnits(before) };
}

/** Shares granted units among wishes: in their order, each whole or not at all. */
export function share<W extends { readonly quantity: number }>(
  units: number,
  wishes: readonly W[],
): { placed: W[]; short: W[] } {
  const placed: W[] = [];
  const short: W[] = [];
  let left = units;
  for (const wish of wishes) {
    if (wish.quantity > left) {
      short.push(wish);
      continue;
    }
    left -= wish.quantity;
    placed.push(wish);
  }
  return { placed, short };
}
