import { formatMoney, isPayable, MOST_PAYABLE, payableMoney } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
import { sellingStopped } from './refusals.ts';

export interface Venue {
  readonly name: string;
  readonly city: string;
  readonly country: string;
}

/** What we keep of a listing: what an order shows, and what its rules ask. */
export interface Listing {
  readonly id: string;
  readonly sellerId: string;
  readonly title: string;
  readonly category: 'concert' | 'sports' | 'movie' | 'theatre' | 'other';
  /** In the currency's minor unit. */
  readonly price: number;
  readonly currency: string;
  readonly quantity: number;
  readonly venue: Venue | null;
  readonly startsAt: Date | null;
  readonly timeZone: string | null;
  readonly salesEndAt: Date | null;
  readonly maxPerOrder: number;
  readonly maxPerBuyer: number | null;
  readonly status: 'listed' | 'withdrawn';
  /** For as long as the seller's account is suspended. Copies of before have no such field. */
  readonly paused?: boolean;
  readonly version: number;
}

/** What somebody wants of a listing. `unitPrice` is the price they saw. */
export interface Wish {
  readonly buyerId: string;
  readonly quantity: number;
  readonly unitPrice?: number | undefined;
}

/** How many units the listing offers in all: a withdrawn or paused one none. */
export function targetOf(listing: Listing): number {
  return listing.status === 'listed' && !listing.paused ? listing.quantity : 0;
}

/** @throws AppError when the listing's rules say no to this wish now. Whether enough is left is the stock's business. */
export function checkWish(listing: Listing, wish: Wish, now: Date): void {
  if (listing.sellerId === wish.buyerId) {
    throw new AppError('unprocessable', 'own-listing', 'You cannot buy tickets from your own listing.');
  }
  checkOnSale(listing, now);
  checkPrice(listing, wish);
  if (wish.quantity > listing.maxPerOrder) throw overLimit('over-order-limit', listing.maxPerOrder, 'in one order');
  checkPayable(listing, wish);
}

/** @throws AppError when the buyer would have more of this listing than one person may. */
export function checkBuyerLimit(listing: Listing, wish: Wish, alreadyHas: number): void {
  if (listing.maxPerBuyer === null || alreadyHas + wish.quantity <= listing.maxPerBuyer) return;
  throw overLimit('over-buyer-limit', listing.maxPerBuyer, 'in all', { alreadyHas });
}

function checkOnSale(listing: Listing, now: Date): void {
  if (listing.status === 'withdrawn') {
    throw new AppError('conflict', 'listing-withdrawn', 'The seller has withdrawn this listing.');
  }
  if (listing.paused) throw sellingStopped();
  if (hasPassed(listing.startsAt, now)) throw new AppError('conflict', 'sales-ended', 'This event has already begun.');
  if (hasPassed(listing.salesEndAt, now)) {
    throw new AppError('conflict', 'sales-ended', 'Ticket sales for this event have ended.');
  }
}

function checkPrice({ price, currency }: Listing, { unitPrice }: Wish): void {
  if (unitPrice === undefined || unitPrice === price) return;
  throw new AppError('conflict', 'price-changed', 'The price has changed. Please look at it again.', {
    details: { price, currency },
  });
}

/** A hold that no card can pay for would only keep the seats from others. */
function checkPayable({ price, currency }: Listing, { quantity }: Wish): void {
  const amount = price * quantity;
  if (isPayable(amount, currency)) return;
  const minimum = payableMoney(currency)?.minimum ?? 0;
  const bound =
    amount < minimum
      ? { atLeast: Math.ceil(minimum / price) }
      : amount > MOST_PAYABLE
        ? { atMost: Math.floor(MOST_PAYABLE / price) }
        : {};
  const detail = `${formatMoney(amount, currency)} in one order cannot be paid by card.`;
  throw new AppError('unprocessable', 'amount-not-payable', detail, {
    errors: [{ message: detail, field: 'quantity' }],
    details: bound,
  });
}

function overLimit(
  code: string,
  limit: number,
  scope: string,
  details: Readonly<Record<string, unknown>> = {},
): AppError {
  const message = `You can have at most ${limit} ${limit === 1 ? 'ticket' : 'tickets'} of this event ${scope}.`;
  return new AppError('unprocessable', code, message, {
    errors: [{ message, field: 'quantity' }],
    details: { limit, ...details },
  });
}

function hasPassed(instant: Date | null, now: Date): boolean {
  return instant !== null && instant <= now;
}
