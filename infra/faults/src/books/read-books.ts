import { Order, Payment, pageOf, Ticket } from '@ticketing-dev/common/contracts';
import { inboxOf, type StripeIntent, stripeLedger } from '@ticketing-dev/stack/outside';
import { read } from '@ticketing-dev/stack/person';
import { z } from 'zod';
import type { Rig } from '../rig.ts';
import type { Visitor } from '../visitor.ts';
import type { Ledger } from './ledger.ts';

const Audit = z.object({
  listingId: z.string(),
  clean: z.boolean(),
  faults: z.array(z.string()),
  stopped: z.unknown().nullable(),
  stock: z.object({ grants: z.array(z.unknown()) }),
});
export type Audit = z.infer<typeof Audit>;
/** Orders made through a page of 100; no trial has a buyer with more pages than this. */
const MOST_PAGES = 50;

/** Everything as everybody sees it now. */
export interface Books {
  readonly tickets: ReadonlyMap<string, Ticket | null>;
  /** Every order of every buyer, asked of the lists: also those that nobody was told of. */
  readonly orders: ReadonlyMap<string, { readonly order: Order; readonly buyer: Visitor }>;
  readonly payments: ReadonlyMap<string, Payment | null>;
  readonly intents: readonly StripeIntent[];
  readonly audits: readonly Audit[];
  /** E-tickets that came by mail, by the buyer's name. */
  readonly letters: ReadonlyMap<string, number>;
  readonly waiting: number;
  readonly deadLetters: readonly string[];
}

/** @throws when somebody cannot be asked: not quiet yet. */
export async function readBooks(rig: Rig, ledger: Ledger, buyers: readonly Visitor[]): Promise<Books> {
  const listings = [...ledger.listings.keys()];
  const orders = new Map<string, { order: Order; buyer: Visitor }>();
  for (const buyer of buyers) for (const order of await ordersOf(buyer)) orders.set(order.id, { order, buyer });
  const tickets = await inTurn(
    listings,
    async (id) => [id, await seen(rig.admin, `/api/tickets/${id}`, Ticket)] as const,
  );
  const payments = await inTurn(
    [...ledger.payments],
    async ([id, { buyer }]) => [id, await seen(buyer, `/api/payments/${id}`, Payment)] as const,
  );
  const audits = await inTurn(listings, (id) => rig.admin.get(`/api/ops/orders/audit/${id}`, Audit).catch(() => null));
  const letters = await inTurn(buyers, async ({ name, email }) => {
    const subjects = (await inboxOf(rig.stack.inboxUrl, email)).map(({ subject }) => subject);
    return [name, subjects.filter((subject) => subject.startsWith('Your e-tickets')).length] as const;
  });
  const intents = (await stripeLedger(rig.stack.stripeUrl)).filter(({ metadata }) => {
    const { orderId = '' } = metadata;
    return orders.has(orderId) || ledger.orders.has(orderId);
  });
  return {
    tickets: new Map(tickets),
    orders,
    payments: new Map(payments),
    intents,
    audits: audits.filter((audit) => audit !== null),
    letters: new Map(letters),
    waiting: await rig.books.waiting(),
    deadLetters: await rig.books.deadLetters(),
  };
}

async function ordersOf(buyer: Visitor): Promise<Order[]> {
  const orders: Order[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer: z.infer<typeof OrderPage> = await buyer.get(`/api/orders?limit=100${query}`, OrderPage);
    orders.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return orders;
}
const OrderPage = pageOf(Order);

/** Null: the service says that there is no such thing. */
async function seen<S extends z.ZodType>(who: Visitor, path: string, schema: S): Promise<z.output<S> | null> {
  const answer = await who.ask('GET', path);
  return answer.status === 404 ? null : read(answer, 200, schema);
}

const AT_ONCE = 8;

async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < all.length; start += AT_ONCE)
    results.push(...(await Promise.all(all.slice(start, start + AT_ONCE).map(work))));
  return results;
}
