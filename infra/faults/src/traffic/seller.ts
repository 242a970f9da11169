import { randomUUID } from 'node:crypto';
import { Ticket } from '@ticketing-dev/common/contracts';
import { read } from '@ticketing-dev/stack/person';
import type { Visitor } from '../visitor.ts';
import type { Scene } from './scene.ts';

/** Lists something. What was acknowledged is written down before anything else. */
export async function listSomething(
  { ledger, market, roll }: Scene,
  seller: Visitor,
  quantity: number,
): Promise<Ticket> {
  const body = { title: `Concert ${randomUUID()}`, price: 500 + roll.upTo(5_000), quantity, maxPerOrder: 6 };
  const idempotencyKey = randomUUID();
  const answer = await seller.insist('POST', '/api/tickets', { body, idempotencyKey });
  const ticket = read(answer, 201, Ticket);
  ledger.listings.set(ticket.id, { seller, ticket });
  if (roll.chance(0.3)) {
    const again = read(await seller.insist('POST', '/api/tickets', { body, idempotencyKey }), 201, Ticket);
    if (again.id !== ticket.id) ledger.doubled.push(`one request listed ${ticket.id} and ${again.id}`);
  }
  market.add(ticket.id);
  return ticket;
}

/** Says something else about a listing; a stale version is refused, and that is all. */
export async function rewordSomething({ ledger, roll }: Scene, seller: Visitor): Promise<void> {
  const own = [...ledger.listings].filter(([, listing]) => listing.seller === seller).map(([id]) => id);
  if (own.length === 0) return;
  const id = roll.oneOf(own);
  const now = read(await seller.insist('GET', `/api/tickets/${id}`), 200, Ticket);
  const body = { title: `${now.title.split(' –')[0]} – ${roll.upTo(1_000)}`, version: now.version };
  const answer = await seller.insist('PUT', `/api/tickets/${id}`, { body });
  // A repeat of one that was saved finds its own version stale.
  if (answer.status === 200) ledger.listings.set(id, { seller, ticket: Ticket.parse(answer.body) });
}
