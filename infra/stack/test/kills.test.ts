import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Order, type Ticket } from '@ticketing-dev/common/contracts';
import { eventually } from '@ticketing-dev/common/testing';
import { discrepancies } from '../src/ledger.ts';
import { stripeLedger } from '../src/outside.ts';
import { codeOf, Person, read } from '../src/person.ts';
import { list, orderOf, pay, reserve, ticketOf } from '../src/purchase.ts';
import { START_WITHIN_MS, type TestStack, temporaryStack } from '../src/temporary-stack.ts';

const BUYERS = 6;
const PURCHASES_EACH = 4;
const SEATS = 100;

let stack: TestStack;
let seller: Person;
let buyers: Person[];
beforeAll(async () => {
  stack = await temporaryStack({
    env: { ORDER_HOLD_SECONDS: '60' },
    services: { orders: { replicas: 2 } },
  });
  seller = await new Person(stack.url).signUp();
  buyers = await Promise.all(Array.from({ length: BUYERS }, () => new Person(stack.url).signUp()));
}, START_WITHIN_MS);
afterAll(() => stack?.stop());

interface Bought {
  readonly buyer: Person;
  readonly orderId: string;
}

/** One buyer's afternoon: reserves and pays, sometimes gives up, and repeats every request until it is answered. */
async function shop(buyer: Person, ticket: Ticket, acknowledged: Bought[]): Promise<void> {
  for (let n = 0; n < PURCHASES_EACH; n += 1) {
    const key = randomUUID();
    const answer = await reserve(buyer, ticket.id, 1 + (n % 3), key);
    if (answer.status === 409) {
      expect(codeOf(answer)).toBe('sold-out');
      continue;
    }
    const order = read(answer, 201, Order);
    acknowledged.push({ buyer, orderId: order.id });
    const again = read(await reserve(buyer, ticket.id, 1 + (n % 3), key), 201, Order);
    expect(again.id).toBe(order.id);
    if (n % 4 === 3) await buyer.insist('DELETE', `/api/orders/${order.id}`);
    else await pay(buyer, order.id);
    await sleep(100);
  }
}

/** P1 to P6 over a death. Red without the outbox row in the change's transaction, the inbox, or the Idempotency-Key's index. */
test.each(['orders', 'tickets', 'payments', 'nats', 'mongo', 'redis'])(
  'kill -9 of %s in the middle of traffic: nothing lost, doubled, oversold or stranded',
  async (victim) => {
    const ticket = await list(seller, { quantity: SEATS, maxPerOrder: 5 });
    const acknowledged: Bought[] = [];

    const shopping = Promise.all(buyers.map((buyer) => shop(buyer, ticket, acknowledged)));
    await sleep(500);
    stack.kill(victim);
    await shopping;

    await eventually(
      async () => {
        const orders = await Promise.all(acknowledged.map(({ buyer, orderId }) => orderOf(buyer, orderId)));
        const books = {
          tickets: [await ticketOf(seller, ticket.id)],
          orders,
          intents: await stripeLedger(stack.stripeUrl),
        };
        expect(orders.filter(({ status }) => status === 'created' || status === 'paying')).toEqual([]);
        expect(discrepancies(books)).toEqual([]);
        // Books in which nobody bought anything agree as well.
        expect(orders.filter(({ status }) => status === 'completed').length).toBeGreaterThanOrEqual(BUYERS);
      },
      { withinMs: 90_000 },
    );
    expect(acknowledged.length).toBe(BUYERS * PURCHASES_EACH);
  },
  180_000,
);
