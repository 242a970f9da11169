import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { announceDue } from '../src/use-cases/announce-due.ts';
import { sweepDue } from '../src/use-cases/sweep-due.ts';
import { orderDueIn, startExpiration, ticketWith } from './given.ts';

let expiration: Awaited<ReturnType<typeof startExpiration>>;
beforeAll(async () => {
  expiration = await startExpiration();
});
afterAll(() => expiration.close());

test('a due hold is announced with what it is about', async () => {
  const { deps, hearOrder, announced } = expiration;
  const order = orderDueIn(-10);
  await hearOrder(order);

  await sweepDue(deps);

  expect(await announced(order.id)).toMatchObject([
    { type: 'expiration:completed', data: { kind: 'order-hold', subjectId: order.id, dueAt: order.expiresAt } },
  ]);
});

// P4. Red without `open: true` in the filter of timerStore.complete.
test('queue and sweeper at once, again and again: announced once', async () => {
  const { deps, hearOrder, announced } = expiration;
  const order = orderDueIn(-10);
  await hearOrder(order);

  await Promise.all(Array.from({ length: 8 }, () => announceDue(deps, `order-hold_${order.id}`)));
  await sweepDue(deps);

  expect(await announced(order.id)).toHaveLength(1);
});

// Red without the `$$NOW` condition in timerStore.complete.
test('a prompt that comes early announces nothing', async () => {
  const { deps, hearOrder, announced } = expiration;
  const order = orderDueIn(60_000);
  await hearOrder(order);

  expect(await announceDue(deps, `order-hold_${order.id}`)).toBe(false);
  expect(await announced(order.id)).toEqual([]);
});

test('sales end at their end, else at the start, and not for a withdrawn listing', async () => {
  const { deps, hearTicket, announced } = expiration;
  const past = new Date(Date.now() - 1_000).toISOString();
  const future = new Date(Date.now() + 60_000).toISOString();
  const ended = ticketWith({ salesEndAt: past, startsAt: future });
  const begun = ticketWith({ startsAt: past });
  const withdrawn = ticketWith({ startsAt: past, status: 'withdrawn' });
  for (const ticket of [ended, begun, withdrawn]) await hearTicket(ticket);

  await sweepDue(deps);

  expect(await announced(ended.id)).toMatchObject([{ data: { kind: 'sales-end', dueAt: past } }]);
  expect(await announced(begun.id)).toHaveLength(1);
  expect(await announced(withdrawn.id)).toEqual([]);
});

// Red without the signal in sweep-due.ts.
test('told to stop, the sweep leaves the rest to the next one', async () => {
  const { deps, hearOrder } = expiration;
  await hearOrder(orderDueIn(-10));

  expect(await sweepDue(deps, AbortSignal.abort())).toBe(0);
  expect(await sweepDue(deps)).toBe(1);
});

test('more than a batch that is due at once is announced in one sweep', async () => {
  const { deps, hearOrder } = expiration;
  const orders = Array.from({ length: 230 }, () => orderDueIn(-10));
  for (const order of orders) await hearOrder(order);

  expect(await sweepDue(deps)).toBe(230);
  expect(await deps.timers.due(1)).toEqual([]);
});
