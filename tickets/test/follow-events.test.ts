import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ExpirationCompleted, InventoryUpdated, type Ticket } from '@ticketing-dev/common/contracts';
import { deliver } from '@ticketing-dev/common/testing';
import fc from 'fast-check';
import { handlers } from '../src/events/index.ts';
import { inventory, startTickets } from './given.ts';

let tickets: Awaited<ReturnType<typeof startTickets>>;
beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(() => tickets.close());

const page = async (ticket: Ticket) => (await tickets.visitor.get(`/api/tickets/${ticket.id}`)).body;

// P5. Red without `inventory.version` in the filter of listingStore.followInventory.
test('any order and repetition of inventories ends at the newest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 10 }), async (versions) => {
      const ticket = await tickets.listed({ quantity: 10 });
      for (const version of versions) {
        const data = inventory(ticket, { held: version, version });
        await deliver(tickets.deps, handlers, { definition: InventoryUpdated, subject: ticket.id, data });
      }
      const newest = Math.max(...versions);
      expect(await page(ticket)).toMatchObject({ held: newest, available: 10 - newest, sold: 0, version: 0 });
    }),
    { numRuns: 20 },
  );
});

test('when sales end the listing leaves the list, never early', async () => {
  const salesEndAt = new Date(Date.now() + 3_600_000).toISOString();
  tickets.clock.set(new Date());
  const ticket = await tickets.listed({ title: 'Ends soon', salesEndAt });
  const over = {
    definition: ExpirationCompleted,
    subject: ticket.id,
    data: { kind: 'sales-end' as const, subjectId: ticket.id, dueAt: salesEndAt, version: 0 },
  };

  await deliver(tickets.deps, handlers, over);
  expect((await tickets.visitor.get('/api/tickets?q=ends')).body.items.length).toBe(1);

  await tickets.deps.listings.model.updateOne({ _id: ticket.id }, { $set: { closesAt: new Date(Date.now() - 1_000) } });
  await deliver(tickets.deps, handlers, over);
  expect((await tickets.deps.listings.model.findById(ticket.id).lean())?.onSale).toBe(false);
});
