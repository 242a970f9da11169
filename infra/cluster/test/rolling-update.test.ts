import { expect, test } from '@jest/globals';
import { Order } from '@ticketing-dev/common/contracts';
import { Person } from '@ticketing-dev/stack/person';
import { list } from '@ticketing-dev/stack/purchase';
import { kubectl } from '../src/kubectl.ts';
import { where } from '../src/where.ts';

const VISITORS = 4;
const DEPLOYMENTS = ['auth', 'tickets', 'orders', 'payments', 'expiration', 'support', 'client'];

test('every Deployment is rolled out anew under load, and no request fails', async () => {
  const { url } = where();
  const seller = await new Person(url).signUp();
  const ticket = await list(seller, { quantity: 1_000 });
  let [requests, going] = [0, true];
  const failed: string[] = [];

  /** Nobody tries again: what is refused or cut counts. */
  const count = async (what: string, once: () => Promise<{ status: number }>) => {
    requests += 1;
    const status = await once().then(
      (answer) => answer.status,
      (error: Error) => `${error.message} ${String(error.cause ?? '')}`,
    );
    if (typeof status === 'string' || status >= 400) failed.push(`${what}: ${status}`);
  };
  const visits = Array.from({ length: VISITORS }, async () => {
    const person = await new Person(url).signUp();
    while (going) {
      await count('GET page', async () => {
        const page = await fetch(`${url}/tickets/${ticket.id}`, { signal: AbortSignal.timeout(15_000) });
        await page.arrayBuffer();
        return page;
      });
      await count('GET tickets', () => person.ask('GET', '/api/tickets?limit=5'));
      await count('GET currentuser', () => person.ask('GET', '/api/users/currentuser'));
      await count('POST order', async () => {
        const answer = await person.ask('POST', '/api/orders', { body: { ticketId: ticket.id } });
        const order = Order.safeParse(answer.body);
        if (order.success) await count('DELETE order', () => person.ask('DELETE', `/api/orders/${order.data.id}`));
        return answer;
      });
    }
  });
  for (const name of DEPLOYMENTS) {
    await kubectl(['rollout', 'restart', `deployment/${name}`]);
    await kubectl(['rollout', 'status', `deployment/${name}`, '--timeout=300s']);
  }
  going = false;
  await Promise.all(visits);

  process.stdout.write(`rolling update: ${requests} requests, ${failed.length} failed\n`);
  expect(failed).toEqual([]);
  expect(requests).toBeGreaterThan(100);
}, 900_000);
