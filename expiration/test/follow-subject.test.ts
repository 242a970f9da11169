import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sweepDue } from '../src/use-cases/sweep-due.ts';
import { orderDueIn, startExpiration, ticketWith } from './given.ts';

let expiration: Awaited<ReturnType<typeof startExpiration>>;
beforeAll(async () => {
  expiration = await startExpiration();
});
afterAll(() => expiration.close());

test.each(['paying', 'completed', 'cancelled'] as const)('an order that is %s is not announced', async (status) => {
  const { deps, hearOrder, announced } = expiration;
  const order = orderDueIn(-10);
  await hearOrder(order);
  await hearOrder({ ...order, status, version: 1 });

  await sweepDue(deps);

  expect(await announced(order.id)).toEqual([]);
});

// P5. Red without the version in the filter of timerStore.follow.
test('any order and repetition of messages ends with the newest', async () => {
  const { deps, hearOrder, announced } = expiration;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 }), async (versions) => {
      const order = orderDueIn(-10);
      // Even versions still wait to be paid, odd ones do not.
      for (const version of versions) {
        await hearOrder({ ...order, version, status: version % 2 === 0 ? 'created' : 'paying' });
      }
      await sweepDue(deps);
      expect(await announced(order.id)).toHaveLength(Math.max(...versions) % 2 === 0 ? 1 : 0);
    }),
    { numRuns: 25 },
  );
});

test('a later end of sales is announced anew, the same one is not', async () => {
  const { deps, hearTicket, announced } = expiration;
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const ticket = ticketWith({ salesEndAt: at(-5_000), version: 0 });
  await hearTicket(ticket);
  await sweepDue(deps);

  await hearTicket({ ...ticket, title: 'New words only', version: 1 });
  await sweepDue(deps);
  expect(await announced(ticket.id)).toHaveLength(1);

  await hearTicket({ ...ticket, salesEndAt: at(-1_000), version: 2 });
  await sweepDue(deps);
  expect(await announced(ticket.id)).toHaveLength(2);
});

// Red without closedAt or its index: timers of ended holds would be kept for ever.
test('a timer with nothing to announce is kept for 30 days, an open one for as long as it is open', async () => {
  const { deps, hearTicket } = expiration;
  const timers = deps.connection.collection<{ _id: string; closedAt: Date | null }>('timers');
  const closedAt = async (id: string) => (await timers.findOne({ _id: `sales-end_${id}` }))?.closedAt;
  const salesEndAt = new Date(Date.now() - 5_000).toISOString();
  const ticket = ticketWith({ salesEndAt, version: 0 });
  await hearTicket(ticket);
  expect(await closedAt(ticket.id)).toBeNull();

  await sweepDue(deps);
  expect(await closedAt(ticket.id)).toBeInstanceOf(Date);
  await hearTicket({ ...ticket, salesEndAt: new Date(Date.now() + 60_000).toISOString(), version: 1 });
  expect(await closedAt(ticket.id)).toBeNull();
  await hearTicket({ ...ticket, status: 'withdrawn', version: 2 });
  expect(await closedAt(ticket.id)).toBeInstanceOf(Date);

  expect(await timers.indexes()).toContainEqual(
    expect.objectContaining({ key: { closedAt: 1 }, expireAfterSeconds: 2_592_000 }),
  );
});
