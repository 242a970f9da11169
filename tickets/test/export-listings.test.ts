import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { InventoryUpdated } from '@ticketing-dev/common/contracts';
import { deliver } from '@ticketing-dev/common/testing';
import { parse } from 'csv-parse/sync';
import { handlers } from '../src/events/index.ts';
import { inventory, startTickets } from './given.ts';

let tickets: Awaited<ReturnType<typeof startTickets>>;
beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(() => tickets.close());

const PATH = '/api/tickets/listings.csv';
const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

test('a seller gets all they listed as a file for a spreadsheet, and nobody else’s', async () => {
  const { seller, otherSeller, listed, deps, visitor } = tickets;
  await listed({ title: 'Theirs' }, otherSeller);
  const gone = await listed({ title: 'Gone' });
  await seller.delete(`/api/tickets/${gone.id}`);
  const jazz = await listed({ title: 'Jazz, “late” set', price: 2_550, currency: 'kwd', quantity: 8 });
  const numbers = { definition: InventoryUpdated, subject: jazz.id, data: inventory(jazz, { held: 1, sold: 3 }) };
  await deliver(deps, handlers, numbers);

  const answer = await seller.get(PATH);

  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename=listings.csv',
  });
  const rows = rowsOf(answer.text);
  expect(rows.map(({ Listing }) => Listing).sort()).toEqual([gone.id, jazz.id].sort());
  expect(rows.find(({ Listing }) => Listing === gone.id)).toMatchObject({ Status: 'withdrawn' });
  expect(rows.find(({ Listing }) => Listing === jazz.id)).toMatchObject({
    Event: 'Jazz, “late” set',
    'In all': '8',
    Left: '4',
    Held: '1',
    Sold: '3',
    Price: '2.550',
    Currency: 'KWD',
  });
  expect((await visitor.get(PATH)).status).toBe(401);
});

test('what a spreadsheet would take for a formula is words', async () => {
  const { admin, listed } = tickets;
  const titles = ['=1+1', '+1', '-1', '@SUM(A1)'];
  const venue = { name: '=cmd', city: 'Köln', country: 'DE' };
  for (const title of titles) await listed({ title, venue }, admin);
  const rows = rowsOf((await admin.get(PATH)).text);
  expect(rows.map(({ Event }) => Event).sort()).toEqual(titles.map((title) => `'${title}`).sort());
  expect(new Set(rows.map(({ Venue }) => Venue))).toEqual(new Set(["'=cmd, Köln"]));
});

test('more than a page of them, each once', async () => {
  const { buyer, deps, listed, otherSeller } = tickets;
  const first = await listed({}, otherSeller);
  const model = deps.listings.model;
  const row = await model.findById(first.id).lean();
  await model.insertMany(
    Array.from({ length: 250 }, () => ({ ...row, _id: deps.newId(), sellerId: buyer.user.id, idempotency: undefined })),
  );
  const ids = rowsOf((await buyer.get(PATH)).text).map(({ Listing }) => Listing);
  expect([ids.length, new Set(ids).size]).toEqual([250, 250]);
});
