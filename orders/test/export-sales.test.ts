import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@ticketing-dev/common/runtime';
import { caller, eventually } from '@ticketing-dev/common/testing';
import { parse } from 'csv-parse/sync';
import { ordersOf, toRow } from '../src/db/order-rows.ts';
import { placeOrder } from '../src/domain/order.ts';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

const path = (ticket: { id: string }) => `/api/orders/sales.csv?ticketId=${ticket.id}`;
const sellerOf = ({ sellerId }: { sellerId: string }) => caller(orders.app, { id: sellerId });
const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

test('a seller gets every order of a listing as a file for a spreadsheet', async () => {
  const ticket = await given.listed({ title: 'Jazz, “late” set\nin Köln', price: 2_550, currency: 'usd' });
  const { order: paid, buyer } = await given.reserved(ticket, 2);
  await given.payment(paid, 'captured');
  const { order: open } = await given.reserved(ticket, 1);
  await given.reserved(await given.listed());

  const answer = await sellerOf(ticket).get(path(ticket));

  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename=orders-${ticket.id}.csv`,
    'cache-control': 'no-store',
  });
  expect(answer.text.startsWith('\uFEFFOrder,')).toBe(true);
  const [first, second, ...others] = rowsOf(answer.text);
  expect(first).toMatchObject({
    Order: paid.id,
    Status: 'completed',
    Event: ticket.title,
    Tickets: '2',
    Valid: '2',
    Amount: '51.00',
    Paid: '51.00',
    Refunded: '0.00',
    Currency: 'USD',
  });
  expect(first?.['E-tickets']?.split(' ')).toHaveLength(2);
  expect(second).toMatchObject({ Order: open.id, Status: 'created', Valid: '0', Paid: '0.00', 'E-tickets': '' });
  expect(others).toEqual([]);
  // Neither who bought nor what opens the gate.
  const stored = await given.stored(paid);
  for (const secret of [buyer.user.id, ...stored.admissions.map(({ code }) => code)]) {
    expect(answer.text).not.toContain(secret);
  }
});

test.each([
  ['jpy', 2_550, '2550'],
  ['kwd', 2_550, '2.550'],
  ['isk', 250_000, '2500.00'],
])('money is written as the currency has it: %s', async (currency, price, amount) => {
  const ticket = await given.listed({ price, currency });
  await given.reserved(ticket);
  const [row] = rowsOf((await sellerOf(ticket).get(path(ticket))).text);
  expect(row).toMatchObject({ Amount: amount, Currency: currency.toUpperCase() });
});

// Red without `escape_formulas` in sales-csv.ts.
test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', '=HYPERLINK("https://evil.example";"here")'])(
  'what a spreadsheet would take for a formula is words: %j',
  async (words) => {
    const ticket = await given.listed({ venue: { name: 'Hall', city: 'Köln', country: 'DE' } });
    const { order } = await given.reserved(ticket);
    // As an older listing might have it: HTTP trims what it takes today.
    await ordersOf(orders.base.connection).updateOne(
      { _id: order.id },
      { $set: { 'ticket.title': words, 'ticket.venue.name': words } },
    );

    const [row] = rowsOf((await sellerOf(ticket).get(path(ticket))).text);

    expect(row?.Event).toBe(`'${words}`);
    expect(row?.Venue).toBe(`'${words}, Köln`);
    for (const cell of Object.values(row ?? {})) expect(cell).not.toMatch(/^[=+\-@\t\r＝]/);
  },
);

// P7. Red without `isTheirs` in list-sales.ts or `sellerId` in sales.ts.
test('for everybody else there is no such file', async () => {
  const ticket = await given.listed();
  const { buyer } = await given.reserved(ticket);
  const another = await given.listed();

  expect((await buyer.get(path(ticket))).status).toBe(404);
  expect((await sellerOf(another).get(path(ticket))).status).toBe(404);
  expect((await sellerOf(ticket).get(path({ id: newId() }))).status).toBe(404);
  expect((await sellerOf(ticket).get('/api/orders/sales.csv')).status).toBe(400);
  expect((await sellerOf(ticket).get('/api/orders/sales.csv?ticketId=x')).status).toBe(400);
  const admin = caller(orders.app, { permissions: ['orders:read-any'] });
  expect(rowsOf((await admin.get(path(ticket))).text)).toHaveLength(1);
  const others = [];
  for await (const order of orders.deps.orders.sales({ listingId: ticket.id, sellerId: another.sellerId })) {
    others.push(order);
  }
  expect(others).toEqual([]);
});

/** 10,000 orders of one listing, past the counter; made once. */
const crowd = () => (made ??= many(10_000));
let made: ReturnType<typeof many> | undefined;
async function many(count: number) {
  const ticket = await given.listed({ quantity: 10 });
  const { listing } = await given.stock(ticket);
  const wish = { buyerId: newId(), quantity: 1 };
  const rows = Array.from({ length: count }, () => {
    const order = placeOrder(listing, wish, { id: newId(), grantedAt: new Date(), holdSeconds: 300 });
    return toRow({ ...order, status: 'cancelled' }, {});
  });
  await ordersOf(orders.base.connection).insertMany(rows);
  return { ticket, ids: rows.map(({ _id }) => _id) };
}

test('10,000 orders come in their order, a part at a time', async () => {
  const { ticket, ids } = await crowd();
  const seen = new Set<number>();
  const answer = await sellerOf(ticket)
    .get(path(ticket))
    .buffer()
    .parse((res, done) => {
      let text = '';
      res.setEncoding('utf8').on('data', (part: string) => {
        seen.add(part.length);
        text += part;
      });
      res.on('end', () => done(null, text));
    });

  expect(answer.headers['transfer-encoding']).toBe('chunked');
  expect(seen.size).toBeGreaterThan(1);
  expect(Math.max(...seen)).toBeLessThan(200_000);
  expect(rowsOf(answer.body).map(({ Order }) => Order)).toEqual(ids);
}, 60_000);

// Red without a cursor: the whole answer would be read for nobody.
test('whoever leaves in the middle ends the work', async () => {
  const { ticket } = await crowd();
  const cursors = async () => {
    const status = await orders.base.connection.db?.command({ serverStatus: 1 });
    return Number(status?.metrics.cursor.open.total);
  };
  const before = await cursors();
  const server = createServer(orders.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const cookie = sellerOf(ticket).jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false });
  const request = get({ port, path: path(ticket), headers: { cookie: cookie.toValueString() } });
  const [response] = await once(request, 'response');
  await once(response, 'data');
  response.destroy();

  await eventually(async () => expect(await cursors()).toBeLessThanOrEqual(before));
  expect((await sellerOf(ticket).get(path(ticket))).status).toBe(200);
  server.closeAllConnections();
  server.close();
}, 60_000);
