import { setTimeout as sleep } from 'node:timers/promises';
import { outsideTraces } from '@ticketing-dev/common/tracing';
import type { Order } from '../domain/order.ts';
import { listingNotFound, soldOut, tryAgain } from '../domain/refusals.ts';
import { mayYetBeAvailable } from '../domain/stock.ts';
import { answered } from './answered.ts';
import { checkSale, type FlightParts, fly, type Waiting } from './flight.ts';
import { keyOf } from './order-store.ts';
import type { Placing } from './place-orders.ts';
import type { Settler } from './settler.ts';
import type { StockRow } from './stock-rows.ts';

const FLIGHT_SIZE = 256;
/** How old the stock in memory may be to answer from. */
const FRESH_MS = 250;
/** How long a request waits for units that are being decided about. */
const PATIENCE_MS = 1_000;
/** Between two looks at a database that is away. */
const PAUSE_MS = 20;
/** How long a request is tried again before its caller is told to come back. */
const GIVE_UP_MS = 8_000;

export interface CounterParts extends FlightParts {
  readonly read: (listingId: string) => Promise<StockRow | null>;
  readonly settler: Pick<Settler, 'soon'>;
  readonly onFlight: (requests: number) => void;
}

export type Counter = ReturnType<typeof counter>;

/**
 * Where one process hands out one listing. Requests that arrive while a flight is under way leave together with the next one:
 * one grant, one transaction for all of them.
 */
export function counter(listingId: string, parts: CounterParts) {
  let queue: Waiting[] = [];
  /** Those who wait for units that may come back. */
  let bench: Waiting[] = [];
  let view: { readonly stock: StockRow; readonly at: number } | undefined;
  let reading: Promise<StockRow> | undefined;
  let flying = false;
  let minding = false;

  function see(stock: StockRow): StockRow {
    view = { stock, at: performance.now() };
    return stock;
  }

  async function readNow(): Promise<StockRow> {
    const stock = await answered(parts.read(listingId));
    if (stock === null) throw listingNotFound();
    return see(stock);
  }

  /** A "no" of the listing's rules from memory is asked again: the seller may just have changed them. */
  async function admit(request: Placing): Promise<StockRow> {
    if (view !== undefined && performance.now() - view.at <= FRESH_MS) {
      const { stock, at } = view;
      try {
        checkSale(stock, request, new Date(stock.asOf.getTime() + performance.now() - at));
        return stock;
      } catch {}
    }
    reading ??= readNow().finally(() => {
      reading = undefined;
    });
    const stock = await reading;
    checkSale(stock, request, stock.asOf);
    return stock;
  }

  /** To the next flight, to the bench, or away: as the stock just seen has it. */
  function direct(waiting: Waiting, stock: StockRow): void {
    const { quantity } = waiting.wish;
    if (quantity > mayYetBeAvailable(stock)) {
      waiting.reject(soldOut(stock.available));
      return;
    }
    if (quantity <= stock.available) {
      join(waiting);
      return;
    }
    if (performance.now() - waiting.since > PATIENCE_MS) {
      waiting.reject(soldOut(stock.available));
      return;
    }
    bench.push(waiting);
    if (!minding) void outsideTraces(mindBench);
  }

  function join(waiting: Waiting): void {
    if (performance.now() - waiting.since > GIVE_UP_MS) {
      waiting.reject(tryAgain());
      return;
    }
    queue.push(waiting);
    if (!flying) void outsideTraces(flyAll);
  }

  /** The next settle tells what came back; where it takes long, a look at the stock. Null: the database is away. */
  async function nextLook(): Promise<StockRow | null> {
    const settled = await Promise.race([parts.settler.soon(listingId), sleep(FRESH_MS, null)]);
    return settled ?? (await answered(parts.read(listingId)).catch(() => null));
  }

  async function mindBench(): Promise<void> {
    minding = true;
    while (bench.length > 0) {
      const stock = await nextLook();
      const seated = bench;
      bench = [];
      if (stock === null) await sleep(PAUSE_MS);
      else see(stock);
      for (const waiting of seated) {
        if (stock !== null) direct(waiting, stock);
        else if (performance.now() - waiting.since <= PATIENCE_MS) bench.push(waiting);
        else waiting.reject(tryAgain());
      }
    }
    minding = false;
  }

  async function flyAll(): Promise<void> {
    flying = true;
    while (queue.length > 0) {
      const { flight, others } = nextFlight(queue);
      queue = others;
      parts.onFlight(flight.length);
      try {
        const { stock, short, again } = await fly(listingId, flight, parts);
        if (stock !== undefined) see(stock);
        if (stock !== undefined) for (const waiting of short) direct(waiting, stock);
        for (const waiting of again) join(waiting);
      } catch (error) {
        for (const waiting of flight) waiting.reject(error);
      }
    }
    flying = false;
  }

  return {
    /** @throws AppError with the reason when there is no order. */
    async reserve(request: Placing): Promise<Order> {
      const stock = await admit(request);
      return new Promise((resolve, reject) => {
        direct({ ...request, since: performance.now(), resolve, reject }, stock);
      });
    },

    /** Nobody is waiting here. */
    isIdle(): boolean {
      return !flying && !minding && reading === undefined;
    },
  };
}

/** Two requests with one Idempotency-Key do not share a flight: the second then finds the first's order. */
function nextFlight(queue: readonly Waiting[]): { flight: Waiting[]; others: Waiting[] } {
  const keys = new Set<string>();
  const flight: Waiting[] = [];
  const others: Waiting[] = [];
  for (const waiting of queue) {
    const { idempotency } = waiting;
    const key = idempotency && keyOf(idempotency);
    const isTwin = key !== undefined && keys.has(key);
    if (isTwin || flight.length === FLIGHT_SIZE) others.push(waiting);
    else flight.push(waiting);
    if (key !== undefined) keys.add(key);
  }
  return { flight, others };
}
