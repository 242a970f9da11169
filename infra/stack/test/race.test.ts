import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Order } from '@ticketing-dev/common/contracts';
import { eventually } from '@ticketing-dev/common/testing';
import { discrepancies } from '../src/ledger.ts';
import { type Answer, codeOf, Person } from '../src/person.ts';
import { list, ticketOf } from '../src/purchase.ts';
import { START_WITHIN_MS, type TestStack, temporaryStack } from '../src/temporary-stack.ts';

const SEATS = 60;
const REQUESTS = 300;
const BUYERS = 20;

let stack: TestStack;
beforeAll(async () => {
  stack = await temporaryStack({ services: { orders: { replicas: 3 } } });
}, START_WITHIN_MS);
afterAll(() => stack?.stop());

/** Asked once: nothing was killed, so an answer that would have to be repeated is a fault and must be seen. */
function askFor(buyer: Person, ticketId: string, quantity: number): Promise<Answer> {
  return buyer.ask('POST', '/api/orders', { body: { ticketId, quantity }, timeoutMs: 45_000 });
}

// P1. Red when a grant takes what was asked for instead of the smaller of that and what is available.
test(`${REQUESTS} requests for ${SEATS} seats over three orders processes: never more, every refusal clean`, async () => {
  const seller = await new Person(stack.url).signUp();
  const buyers = await Promise.all(Array.from({ length: BUYERS }, () => new Person(stack.url).signUp()));
  const ticket = await list(seller, { quantity: SEATS, maxPerOrder: 5 });

  const answers = await Promise.all(
    Array.from({ length: REQUESTS }, (_, n) => {
      const buyer = buyers[n % BUYERS];
      if (!buyer) throw new Error('no buyer');
      return askFor(buyer, ticket.id, 1 + (n % 5));
    }),
  );

  const won = answers.filter(({ status }) => status === 201).map(({ body }) => Order.parse(body));
  const refused = answers.filter(({ status }) => status !== 201);
  const taken = won.reduce((sum, { quantity }) => sum + quantity, 0);
  expect(taken).toBeLessThanOrEqual(SEATS);
  expect(new Set(refused.map((answer) => `${answer.status} ${codeOf(answer)}`))).toEqual(new Set(['409 sold-out']));

  // What was too little for the last groups is still there for single visitors, and nothing beyond it.
  const late = await Promise.all(
    Array.from({ length: SEATS - taken + 10 }, () => askFor(buyers[0] ?? seller, ticket.id, 1)),
  );
  for (const answer of late) if (answer.status === 201) won.push(Order.parse(answer.body));
  expect(won.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(SEATS);
  await eventually(
    async () => {
      const now = await ticketOf(seller, ticket.id);
      expect(discrepancies({ tickets: [now], orders: won, intents: [] })).toEqual([]);
      expect(now).toMatchObject({ held: SEATS, available: 0, sold: 0 });
    },
    { withinMs: 15_000 },
  );
});
