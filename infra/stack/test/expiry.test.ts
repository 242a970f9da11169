import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Order, Payment } from '@ticketing-dev/common/contracts';
import { eventually } from '@ticketing-dev/common/testing';
import { answerThreeDSecure, inboxOf, stripeLedger } from '../src/outside.ts';
import { codeOf, Person, read } from '../src/person.ts';
import { list, pay, reserve, reserved, settled } from '../src/purchase.ts';
import { START_WITHIN_MS, type TestStack, temporaryStack } from '../src/temporary-stack.ts';

const HOLD_SECONDS = 5;
const BOUND_MS = 2_000;

let stack: TestStack;
let seller: Person;
let buyer: Person;
beforeAll(async () => {
  stack = await temporaryStack({ env: { ORDER_HOLD_SECONDS: String(HOLD_SECONDS) } });
  seller = await new Person(stack.url).signUp();
  buyer = await new Person(stack.url).signUp();
}, START_WITHIN_MS);
afterAll(() => stack?.stop());

/** Lets the hold run out and reserves the same seat as somebody else; how long after the due time it was for sale again. */
async function lateness(order: Order, other: Person): Promise<number> {
  const due = Date.parse(order.expiresAt);
  await sleep(due - Date.now() - 200);
  expect(codeOf(await reserve(other, order.ticket.id))).toBe('sold-out');
  await eventually(async () => expect((await reserve(other, order.ticket.id)).status).toBe(201), { withinMs: 10_000 });
  return Date.now() - due;
}

// P2. Red without the expiry worker of orders.
test('an unpaid hold ends within 2 s of its due time and the seat is for sale again', async () => {
  const ticket = await list(seller, { quantity: 1 });
  const other = await new Person(stack.url).signUp();
  const order = await reserved(buyer, ticket.id);

  expect(await lateness(order, other)).toBeLessThan(BOUND_MS);

  expect(await settled(buyer, order.id, ['cancelled'])).toMatchObject({ cancelReason: 'expired' });
  expect((await pay(buyer, order.id)).status).toBe(409);
  await eventually(async () => {
    const mails = await inboxOf(stack.inboxUrl, buyer.email);
    expect(mails).toContainEqual(expect.objectContaining({ subject: expect.stringMatching(/^Released/) }));
  });
});

// P3. Red when payments captures without asking whether the order is frozen for it.
test('money that comes after the hold is released, never kept, and the buyer is told', async () => {
  const ticket = await list(seller, { quantity: 1 });
  const order = await reserved(buyer, ticket.id);
  const waiting = read(await pay(buyer, order.id, 'pm_card_authenticationRequired'), 201, Payment);
  expect(waiting.status).toBe('requires-action');

  // The bank answers while nobody listens: payments hears of both, the end of the hold and the authorization, afterwards.
  stack.signal('payments', 'SIGSTOP');
  await settled(buyer, order.id, ['cancelled']);
  await answerThreeDSecure(stack.stripeUrl, waiting.clientSecret ?? '', 'complete');
  stack.signal('payments', 'SIGCONT');

  await eventually(
    async () => {
      const intents = (await stripeLedger(stack.stripeUrl)).filter(({ metadata }) => metadata.orderId === order.id);
      expect(intents).toMatchObject([{ status: 'canceled', captured: 0 }]);
      expect(await buyer.get(`/api/payments/${waiting.id}`, Payment)).toMatchObject({ status: 'voided' });
      const mails = await inboxOf(stack.inboxUrl, buyer.email);
      expect(mails).toContainEqual(expect.objectContaining({ subject: 'Your card was not charged' }));
    },
    { withinMs: 20_000 },
  );
});

test('a bank that asks is answered in time: the purchase goes through', async () => {
  const ticket = await list(seller, { quantity: 1 });
  const order = await reserved(buyer, ticket.id);
  const waiting = read(await pay(buyer, order.id, 'pm_card_authenticationRequired'), 201, Payment);

  await answerThreeDSecure(stack.stripeUrl, waiting.clientSecret ?? '', 'complete');

  expect(await settled(buyer, order.id, ['completed'])).toMatchObject({ amountPaid: order.amount });
});

// P2. Red without the expiry worker of orders: the prompt of expiration comes late without Redis.
test('with Redis killed holds end in time all the same', async () => {
  const ticket = await list(seller, { quantity: 1 });
  const other = await new Person(stack.url).signUp();
  const order = await reserved(buyer, ticket.id);

  await stack.down('redis');

  expect(await lateness(order, other)).toBeLessThan(BOUND_MS);
});
