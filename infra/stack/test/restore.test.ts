import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Order, pageOf, SERVICES, type Ticket } from '@ticketing-dev/common/contracts';
import { eventually } from '@ticketing-dev/common/testing';
import { emptyBroker, openDatabases, restoreBackup, takeBackup } from '@ticketing-dev/local/backup';
import { runOps, signInOperator } from '@ticketing-dev/local/ops';
import { confirmedAdmin } from '../src/confirmed-admin.ts';
import { discrepancies } from '../src/ledger.ts';
import { stripeLedger } from '../src/outside.ts';
import { Person } from '../src/person.ts';
import { list, paid, reserved, settled, ticketOf } from '../src/purchase.ts';
import { START_WITHIN_MS, type TestStack, temporaryStack } from '../src/temporary-stack.ts';

const PASSWORD = 'correct horse battery';
const HOLD_SECONDS = 20;

let stack: TestStack;
beforeAll(async () => {
  stack = await temporaryStack({ env: { ORDER_HOLD_SECONDS: String(HOLD_SECONDS) } });
}, START_WITHIN_MS);
afterAll(() => stack?.stop());

const databases = <T>(work: Parameters<typeof openDatabases<T>>[1]) => openDatabases(stack.backing.mongo, work);

/** Everything ends at once, as when the machine is lost; the backup takes the place of what was there. */
async function restore(folder: string): Promise<void> {
  const down = [...SERVICES, 'nats', 'redis'];
  for (const name of down) await stack.down(name);
  await eventually(() => databases((all) => restoreBackup(all, folder)), { withinMs: 15_000 });
  await emptyBroker({ state: stack.state, env: {} });
  for (const name of ['nats', 'redis', ...SERVICES]) await stack.up(name);
}

async function buyAndPay(buyer: Person, ticket: Ticket): Promise<Order> {
  const order = await reserved(buyer, ticket.id, 2);
  await paid(buyer, order.id);
  return settled(buyer, order.id, ['completed']);
}

/**
 * P1 to P5 over a restore. Red when the databases are not as of one moment, when the broker keeps what it had, when no events
 * are told again, or without the strays' return.
 */
test('a backup taken during a sale and put back: stock, orders and money agree, and selling goes on', async () => {
  const admin = await confirmedAdmin(stack);
  const seller = await new Person(stack.url).signUp();
  const buyers = await Promise.all(Array.from({ length: 4 }, () => new Person(stack.url).signUp()));
  const [first = seller] = buyers;
  const ticket = await list(seller, { quantity: 2_000 });
  const before = await buyAndPay(first, ticket);

  let selling = true;
  const sale = buyers.map(async (buyer, n) => {
    while (selling) {
      const order = await reserved(buyer, ticket.id, 1 + n);
      if (n > 0) await paid(buyer, order.id);
      await sleep(100);
    }
  });
  await sleep(1_500);
  const folder = stack.state.data('backup');
  await databases((all) => takeBackup(all, folder));
  await sleep(1_000);
  selling = false;
  await Promise.all(sale);
  const after = await buyAndPay(first, ticket);

  await restore(folder);
  for (const buyer of [seller, ...buyers]) await buyer.signIn(PASSWORD);
  const operator = () => signInOperator({ url: stack.url, email: admin.email, password: PASSWORD });
  const since = new Date(Date.parse(before.createdAt) - 60_000).toISOString();
  const returned = await runOps(['strays', 'return', '--since', since, '--reason', 'restored'], operator);
  expect(returned.some((line) => line.includes(after.id) && line.includes('refunded'))).toBe(true);

  const ordersOf = async (buyer: Person) => (await buyer.get('/api/orders?limit=100', pageOf(Order))).items;
  await eventually(
    async () => {
      const orders = (await Promise.all(buyers.map(ordersOf))).flat();
      expect(orders.filter(({ status }) => status !== 'completed' && status !== 'cancelled')).toEqual([]);
      const intents = await stripeLedger(stack.stripeUrl);
      expect(discrepancies({ tickets: [await ticketOf(seller, ticket.id)], orders, intents })).toEqual([]);
      expect(orders.map(({ id }) => id)).toContain(before.id);
      const known = new Set(orders.map(({ id }) => id));
      const lost = intents.filter(({ metadata }) => !known.has(metadata.orderId ?? ''));
      expect(lost.length).toBeGreaterThan(0);
      expect(lost.filter(({ captured, refunded }) => captured !== refunded)).toEqual([]);
      expect(lost.filter(({ status }) => status !== 'canceled' && status !== 'succeeded')).toEqual([]);
    },
    { withinMs: (HOLD_SECONDS + 30) * 1_000 },
  );
  await buyAndPay(first, ticket);
  expect(await runOps([], operator)).toEqual(['Nothing waits for an operator.']);
  rmSync(folder, { recursive: true });
}, 180_000);
