import { expect, test } from '@jest/globals';
import { Order } from '@ticketing-dev/common/contracts';
import { eventually } from '@ticketing-dev/common/testing';
import { discrepancies } from '@ticketing-dev/stack/ledger';
import { stripeLedger } from '@ticketing-dev/stack/outside';
import { Person } from '@ticketing-dev/stack/person';
import { list, orderOf, pay, reserve, ticketOf } from '@ticketing-dev/stack/purchase';
import { kubectl, podsOf, rolledOut } from '../src/kubectl.ts';
import { where } from '../src/where.ts';

const BUYERS = 3;
/** More than are bought meanwhile: the sale goes on to the end. */
const SEATS = 5_000;
/** In turn, each while the sale goes on; with databases and the broker last. */
const VICTIMS = [
  'orders',
  'payments',
  'tickets',
  'expiration',
  'support',
  'auth',
  'redis',
  'nats',
  'orders-mongo',
  'payments-mongo',
];

test('pods are killed during a sale: nobody loses a ticket, nobody pays twice, no seat is lost', async () => {
  const { url, stripeUrl } = where();
  const seller = await new Person(url).signUp();
  const ticket = await list(seller, { quantity: SEATS });
  const buyers = await Promise.all(Array.from({ length: BUYERS }, () => new Person(url).signUp()));
  const bought: { buyer: Person; orderId: string }[] = [];
  let selling = true;

  const sale = buyers.map(async (buyer) => {
    while (selling) {
      const answer = await reserve(buyer, ticket.id);
      if (answer.status !== 201) break; // sold out
      const { id } = Order.parse(answer.body);
      bought.push({ buyer, orderId: id });
      const { status } = await pay(buyer, id);
      // Refused while payments did not know the order: they give it back, unless it is being paid after all.
      if (status !== 201) await buyer.insist('DELETE', `/api/orders/${id}`);
    }
  });
  for (const name of VICTIMS) {
    for (const pod of await podsOf(`app.kubernetes.io/name=${name}`))
      await kubectl(['delete', 'pod', pod, '--grace-period=0', '--force', '--wait=false']);
    await rolledOut();
  }
  selling = false;
  await Promise.all(sale);

  const wrong = await eventually(
    async () => {
      const orders = await Promise.all(bought.map(({ buyer, orderId }) => orderOf(buyer, orderId)));
      const unsettled = orders.filter(({ status }) => status !== 'completed' && status !== 'cancelled');
      expect(unsettled.map(({ status }) => status)).toEqual([]);
      const intents = await stripeLedger(stripeUrl);
      const found = discrepancies({ tickets: [await ticketOf(seller, ticket.id)], orders, intents });
      expect(found).toEqual([]);
      return found;
    },
    { withinMs: 120_000 },
  );
  expect(wrong).toEqual([]);
  expect(bought.length).toBeGreaterThan(BUYERS);
  process.stdout.write(`pod kills: ${VICTIMS.length} kinds of pods, ${bought.length} orders, nothing lost\n`);
}, 600_000);
