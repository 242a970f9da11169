import type { CreateTicketBody, TicketState, UpdateTicketBody } from '@ticketing-dev/common/contracts';
import { AppError, type FieldError } from '@ticketing-dev/common/errors';
import { heldUntil, type Standing } from './hold.ts';
import { refuseUnpayable } from './payable-price.ts';

/** How many seats are where, as orders last said. */
export interface Inventory {
  readonly capacity: number;
  readonly available: number;
  readonly held: number;
  readonly sold: number;
  /** The stock's sequence number; -1 until orders said anything. */
  readonly version: number;
}

export type Listing = Readonly<TicketState> & {
  readonly paused: boolean;
  readonly withdrawReason: string | null;
  readonly inventory: Inventory;
};

/** Everything a seller may change later. */
const EDITABLE = [
  'title',
  'price',
  'currency',
  'quantity',
  'category',
  'description',
  'venue',
  'startsAt',
  'timeZone',
  'salesEndAt',
  'maxPerOrder',
  'maxPerBuyer',
] as const;

export function createListing(input: { id: string; sellerId: string; body: CreateTicketBody; now: Date }): Listing {
  const { now } = input;
  const { startsAt, salesEndAt } = input.body;
  const body = { ...input.body, startsAt: written(startsAt), salesEndAt: written(salesEndAt) };
  refuseImpossibleTimes(body, now);
  refuseUnpayable(body);
  return {
    ...body,
    id: input.id,
    sellerId: input.sellerId,
    status: 'listed',
    paused: false,
    withdrawReason: null,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    version: 0,
    inventory: { capacity: body.quantity, available: body.quantity, held: 0, sold: 0, version: -1 },
  };
}

/**
 * The listing with the given fields changed.
 *
 * @throws AppError `stale-version`, `listing-withdrawn`, `listing-locked` (409), `quantity-too-low` (422), bad times, an offer nobody can pay for (400)
 */
export function updateListing(
  listing: Listing,
  { version, ...changes }: UpdateTicketBody,
  context: { now: Date; standing: Standing },
): Listing {
  if (listing.status === 'withdrawn') throw new AppError('conflict', 'listing-withdrawn', 'This listing is withdrawn.');
  if (version !== listing.version) throw staleVersion(listing.version);
  const times = { startsAt: written(changes.startsAt), salesEndAt: written(changes.salesEndAt) };
  const next = { ...listing, ...withoutUndefined({ ...changes, ...times }) };
  if (EDITABLE.every((field) => JSON.stringify(next[field]) === JSON.stringify(listing[field]))) return listing;
  refuseImpossibleTimes(next, context.now, listing);
  refuseLockedPrice(listing, next, context);
  refuseTooFew(listing, next.quantity);
  refuseUnpayable(next, listing);
  return { ...next, updatedAt: context.now.toISOString(), version: listing.version + 1 };
}

/** Takes the listing off the market for good. Holds stand and may still be paid. Said twice: nothing new. */
export function withdrawListing(listing: Listing, now: Date, reason: string | null = null): Listing {
  if (listing.status === 'withdrawn') return listing;
  return {
    ...listing,
    status: 'withdrawn',
    withdrawReason: reason,
    updatedAt: now.toISOString(),
    version: listing.version + 1,
  };
}

/** The public state, as events carry it. */
export function stateOf({ inventory: _inventory, ...state }: Listing): TicketState {
  return state;
}

/** The last moment a seat can be reserved: the end of sales, else the start; null when neither is set. */
export function closesAt(listing: Pick<TicketState, 'salesEndAt' | 'startsAt'>): Date | null {
  const end = listing.salesEndAt ?? listing.startsAt;
  return end === null ? null : new Date(end);
}

/** Neither withdrawn nor paused with its seller's account. */
export function isOnSale({ status, paused }: Pick<Listing, 'status' | 'paused'>): boolean {
  return status === 'listed' && !paused;
}

export function isOrderable(listing: Listing, now: Date): boolean {
  const end = closesAt(listing);
  return isOnSale(listing) && listing.inventory.available > 0 && (end === null || now < end);
}

export function staleVersion(current: number): AppError {
  return new AppError('conflict', 'stale-version', 'This listing was changed meanwhile. Reload it and try again.', {
    details: { version: current },
  });
}

/** `until`: when it is free again at the latest; null while somebody is paying, as that ends when it ends. */
export function priceLocked(until: Date | null): AppError {
  const when = until === null ? '' : ` until ${until.toISOString()} at the latest`;
  return new AppError('conflict', 'listing-locked', `Someone is buying at this price${when}. Change it after that.`, {
    errors: [{ field: 'price', message: 'is locked while seats are held' }],
    details: { until: until?.toISOString() ?? null },
  });
}

function refuseLockedPrice(
  before: Listing,
  after: Listing,
  { now, standing }: { now: Date; standing: Standing },
): void {
  const changed = before.price !== after.price || before.currency !== after.currency;
  if (changed && (before.inventory.held > 0 || standing.open)) throw priceLocked(heldUntil(standing, now));
}

function refuseTooFew(listing: Listing, quantity: number): void {
  const minimum = listing.inventory.held + listing.inventory.sold;
  if (quantity >= minimum) return;
  throw new AppError('unprocessable', 'quantity-too-low', `${minimum} seats are held or sold already.`, {
    errors: [{ field: 'quantity', message: `must be at least ${minimum}` }],
    details: { minimum },
  });
}

/** As it is stored and read back, so that the same instant written otherwise is no change and no other answer. */
function written<Absent extends null | undefined>(time: string | Absent): string | Absent {
  return typeof time === 'string' ? new Date(time).toISOString() : time;
}

type Times = Pick<TicketState, 'startsAt' | 'timeZone' | 'salesEndAt'>;

/** Times in the past are refused where they are new: an event that has begun may still get a better description. */
function refuseImpossibleTimes(next: Times, now: Date, before?: Times): void {
  const errors: FieldError[] = [];
  const isNew = (field: 'startsAt' | 'salesEndAt') => next[field] !== null && next[field] !== before?.[field];
  const past = (time: string | null) => time !== null && new Date(time) <= now;
  if (isNew('startsAt') && past(next.startsAt)) errors.push({ field: 'startsAt', message: 'must be in the future' });
  if (isNew('salesEndAt') && past(next.salesEndAt))
    errors.push({ field: 'salesEndAt', message: 'must be in the future' });
  if (next.startsAt !== null && next.timeZone === null)
    errors.push({ field: 'timeZone', message: 'is required beside startsAt, such as "Europe/Berlin"' });
  if (next.startsAt !== null && next.salesEndAt !== null && new Date(next.salesEndAt) > new Date(next.startsAt))
    errors.push({ field: 'salesEndAt', message: 'must not be after the event starts' });
  const [first] = errors;
  if (first) throw new AppError('invalid', 'invalid-input', `${first.field} ${first.message}.`, { errors });
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
