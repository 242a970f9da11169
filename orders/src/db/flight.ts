import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@ticketing-dev/common/runtime';
import { checkWish } from '../domain/listing.ts';
import type { Order } from '../domain/order.ts';
import { accountNotActive, listingNotFound, sellingStopped } from '../domain/refusals.ts';
import { share } from '../domain/stock.ts';
import { answered } from './answered.ts';
import type { TakenSlots } from './hold-slots.ts';
import { type PlaceOrders, type Placing, RequestRepeated } from './place-orders.ts';
import type { StockRow } from './stock-rows.ts';
import type { Grant, Wanted } from './stock-writes.ts';

/** A request on its way: its answer is given by one of the two functions, once. */
export interface Waiting extends Placing {
  /** When it came, by this process's monotonic clock. */
  readonly since: number;
  readonly resolve: (order: Order) => void;
  readonly reject: (refusal: unknown) => void;
}

export interface FlightParts {
  /** Those of these users who may not buy. */
  readonly inactive: (userIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Those of these requests, by order id, whose Idempotency-Key is on an order. */
  readonly repeated: (requests: readonly Placing[]) => Promise<ReadonlySet<string>>;
  /** The slots that the buyers of these requests have taken. */
  readonly taken: (requests: readonly Placing[]) => Promise<TakenSlots>;
  readonly grant: (listingId: string, id: string, wanted: Wanted) => Promise<Grant | null>;
  readonly placeOrders: PlaceOrders;
  readonly release: (grant: Grant) => Promise<void>;
}

/** Those of a flight that have no answer yet. */
export interface Landed {
  /** The stock as the grant left it; undefined when no answer came. */
  readonly stock?: StockRow;
  /** Not enough was left for them. */
  readonly short: readonly Waiting[];
  /** Nothing is known against them: they fly again. */
  readonly again: readonly Waiting[];
}

/** After a lost answer, a moment for the database to come back. */
const PAUSE_MS = 50;

/** One grant for all requests, in the order they came, and one transaction that decides about it. */
export async function fly(listingId: string, waiting: readonly Waiting[], parts: FlightParts): Promise<Landed> {
  let flight = waiting;
  let taken: TakenSlots;
  let granted: Grant | null;
  try {
    ({ flight, taken } = await answered(screen(waiting, parts)));
    if (flight.length === 0) return { short: [], again: [] };
    granted = await answered(parts.grant(listingId, newId(), wantedBy(flight)));
  } catch {
    // Nobody knows whether units were taken: that id is forgotten, the next attempt has its own.
    await sleep(PAUSE_MS);
    return { short: [], again: flight };
  }
  if (granted === null) throw listingNotFound();
  const { stock } = granted;
  const { placed, short } = share(granted.units, welcome(flight, granted));
  const again = await decide(granted, placed, taken, parts);
  return { stock, short, again };
}

function wantedBy(flight: readonly Waiting[]): Wanted {
  const quantities = flight.map(({ wish }) => wish.quantity);
  return { units: quantities.reduce((sum, quantity) => sum + quantity, 0), atLeast: Math.min(...quantities) };
}

/** What only the database knows of them is asked once for all. */
async function screen(flight: readonly Waiting[], parts: FlightParts) {
  const buyers = [...new Set(flight.map(({ wish }) => wish.buyerId))];
  const [inactive, repeated, taken] = await Promise.all([
    parts.inactive(buyers),
    parts.repeated(flight),
    parts.taken(flight),
  ]);
  const allowed = flight.filter(({ orderId, wish, reject }) => {
    if (inactive.has(wish.buyerId)) reject(accountNotActive());
    else if (repeated.has(orderId)) reject(new RequestRepeated());
    else return true;
    return false;
  });
  return { flight: allowed, taken };
}

/** Asked again, of the listing as the grant found it. */
function welcome(flight: readonly Waiting[], { stock, at }: Grant) {
  const allowed: (Waiting & { quantity: number })[] = [];
  for (const waiting of flight) {
    try {
      checkSale(stock, waiting, at);
      allowed.push({ ...waiting, quantity: waiting.wish.quantity });
    } catch (refusal) {
      waiting.reject(refusal);
    }
  }
  return allowed;
}

/** @throws AppError when the listing's rules, or the audit, say no. */
export function checkSale(stock: StockRow, { wish }: Placing, now: Date): void {
  checkWish(stock.listing, wish, now);
  if (stock.stopped !== null) throw sellingStopped();
}

/** Answers those it decided about, and returns the others. */
async function decide(
  granted: Grant,
  placed: readonly Waiting[],
  taken: TakenSlots,
  parts: FlightParts,
): Promise<readonly Waiting[]> {
  if (granted.units === 0) return placed;
  if (placed.length === 0) {
    // Seen in the answer, so it may be given back at once.
    await parts.release(granted);
    return [];
  }
  const { orders, refusals } = await parts.placeOrders(granted, placed, taken);
  return placed.filter(({ orderId, resolve, reject }) => {
    const order = orders.get(orderId);
    if (order !== undefined) resolve(order);
    else if (refusals.has(orderId)) reject(refusals.get(orderId));
    else return true;
    return false;
  });
}
