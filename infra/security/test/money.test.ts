import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { caller, eventually } from '@ticketing-dev/common/testing';
import { BAD_NUMBER_TEXTS, BAD_NUMBERS } from '../src/bad-numbers.ts';
import { type People, peopleOf } from '../src/people.ts';
import { purchaseAt } from '../src/purchase.ts';
import { type Services, startServices } from '../src/services.ts';

let services: Services;
let people: People;
beforeAll(async () => {
  services = await startServices();
  people = peopleOf(services);
}, 120_000);
afterAll(() => services?.close());

/** Everything a service has, once what the tests put there before has had its effects. */
async function everythingOf(service: ServiceName) {
  const { connection } = services[service].base;
  await eventually(async () => expect(await connection.collection('moves').countDocuments({ open: true })).toBe(0));
  const names = ['listings', 'orders', 'stock', 'moves', 'buyers', 'payments', 'outbox'];
  return Promise.all(names.map((name) => connection.collection(name).find({}).toArray()));
}

/** What is wrong, each field once: a number may be too large in two ways. */
const fieldsOf = ({ errors = [] }: { errors?: readonly { field?: string }[] }) => [
  ...new Set(errors.map(({ field }) => field)),
];

/** A body with one member as it is written, which JSON.stringify would not write. */
const bodyWith = (body: object, field: string, json: string) =>
  JSON.stringify({ ...body, [field]: '@' }).replace('"@"', () => json);

const LISTING = { title: 'Jazz', price: 2_550, quantity: 10 };
const NUMBERS = [
  ...['price', 'quantity', 'maxPerOrder', 'maxPerBuyer'].flatMap((field) => [
    ['POST /api/tickets', field] as const,
    ['PUT /api/tickets/:id', field] as const,
  ]),
  ['PUT /api/tickets/:id', 'version'],
  ['POST /api/orders', 'quantity'],
  ['POST /api/orders', 'unitPrice'],
] as const;

// Red when a number of these is read by `z.coerce` or `z.number()`.
test.each(NUMBERS)('%s: a %s that is none is refused by its name, and nothing is saved', async (route, field) => {
  const [method, path = ''] = route.split(' ');
  const service = path.startsWith('/api/orders') ? 'orders' : 'tickets';
  const id = path.endsWith(':id') ? await people.listing() : '';
  const body = service === 'orders' ? { ticketId: await people.stock() } : method === 'PUT' ? { version: 0 } : LISTING;
  const who = await people.as(service, service === 'orders' ? 'buyer' : 'seller');
  const before = await everythingOf(service);
  // Version 0 is one.
  const values = BAD_NUMBERS.filter(([name]) => field !== 'version' || !name.endsWith('zero'));

  const answers: Record<string, unknown> = {};
  for (const [name, json] of values) {
    const request = method === 'PUT' ? who.put(path.replace(':id', id)) : who.post(path);
    const answer = await request.set('Content-Type', 'application/json').send(bodyWith(body, field, json));
    answers[name] = [answer.status, ...fieldsOf(answer.body)];
  }

  expect(answers).toEqual(Object.fromEntries(values.map(([name]) => [name, [400, field]])));
  expect(await everythingOf(service)).toEqual(before);
});

test.each(['NaN', 'Infinity', '0x10', '1_000', '.5', '+5', '010', '10n'])('%s is not even JSON', async (text) => {
  const seller = await people.as('tickets', 'seller');
  const before = await everythingOf('tickets');
  const answer = await seller
    .post('/api/tickets')
    .set('Content-Type', 'application/json')
    .send(bodyWith(LISTING, 'price', text));
  expect([answer.status, answer.body.code]).toEqual([400, 'malformed-json']);
  expect(await everythingOf('tickets')).toEqual(before);
});

test('1e3 and 1000.0 are JSON for 1000, and kept as that', async () => {
  const seller = await people.as('tickets', 'seller');
  const answer = await seller
    .post('/api/tickets')
    .set('Content-Type', 'application/json')
    .send('{"title":"Jazz","price":1e3,"quantity":1000.0}');
  expect(answer.status).toBe(201);
  const rows = services.tickets.base.connection.collection<{ _id: string }>('listings');
  expect(await rows.findOne({ _id: answer.body.id })).toMatchObject({ price: 1_000, quantity: 1_000 });
});

const LETTERS = SERVICES.map((service) => [service, `/api/ops/${service}/dead-letters`, 'limit'] as const);
const TEXTS: readonly (readonly [ServiceName, string, string])[] = [
  ...LETTERS,
  ['auth', '/api/users', 'limit'],
  ['auth', '/api/users/audit', 'limit'],
  ['tickets', '/api/tickets', 'limit'],
  ['tickets', '/api/tickets', 'minPrice'],
  ['tickets', '/api/tickets', 'maxPrice'],
  ['orders', '/api/orders', 'limit'],
  ['orders', '/api/ops/orders/stuck', 'limit'],
  ['payments', '/api/ops/payments/stuck', 'limit'],
  ['expiration', '/api/ops/expiration/timers', 'limit'],
  ['support', '/api/ops/support/messages', 'limit'],
];

// Red with `z.coerce.number()`, which takes `1e1`, `0x10`, nothing and spaces for numbers.
test.each(TEXTS)('%s %s?%s= takes whole numbers only', async (service, path, name) => {
  const admin = caller(services[service].app, { roles: ['admin', 'buyer', 'seller'] });
  const bad = name === 'limit' ? [...BAD_NUMBER_TEXTS, '0', '101'] : [...BAD_NUMBER_TEXTS, '100000000'];

  const answers: Record<string, unknown> = {};
  for (const text of bad) {
    const { status, body } = await admin.get(`${path}?${name}=${text}`);
    answers[text] = [status, ...fieldsOf(body)];
  }

  expect(answers).toEqual(Object.fromEntries(bad.map((text) => [text, [400, name]])));
  for (const good of name === 'limit' ? ['1', '100'] : ['0', '99999999']) {
    expect([good, (await admin.get(`${path}?${name}=${good}`)).status]).toEqual([good, 200]);
  }
});

describe('what an order comes to', () => {
  // Stripe's amount is the listing's price times so many, in every kind of currency: no factor anywhere on the way.
  test.each([
    ['usd', 2_550, 2],
    ['jpy', 2_550, 2],
    ['krw', 50_000, 3],
    ['kwd', 2_550, 2],
    ['bhd', 10, 7],
    ['huf', 9_000, 2],
    ['isk', 25_000, 2],
    ['ugx', 1_000_000, 1],
    ['usd', 999_999, 100],
  ])('%s: %d for one, %d of them, all the way to Stripe', async (currency, price, quantity) => {
    const { listed, ordered, atStripe } = purchaseAt(services);
    const { order, orderId, pays } = await ordered(await listed({ currency, price, quantity: 100 }), quantity);
    const amount = price * quantity;
    expect(order).toMatchObject({ amount, currency, ticket: { price, currency } });

    const paid = await pays.post('/api/payments').send({ orderId, paymentMethodId: 'pm_card_visa' });

    expect([paid.status, paid.body.amount, paid.body.currency]).toEqual([201, amount, currency]);
    expect(atStripe(orderId)).toMatchObject([{ amount, currency, authorized: amount, captured: 0 }]);
  });

  test.each([
    ['kwd', 2_555, 'price'],
    ['tnd', 1, 'price'],
    ['isk', 2_550, 'price'],
    ['ugx', 150, 'price'],
    ['xau', 100, 'currency'],
    ['btc', 100, 'currency'],
    ['us', 100, 'currency'],
    ['__proto__', 100, 'currency'],
  ])('%s %d is nothing Stripe could take', async (currency, price, field) => {
    const seller = await people.as('tickets', 'seller');
    const id = await people.listing();
    const before = await everythingOf('tickets');

    for (const answer of [
      await seller.post('/api/tickets').send({ ...LISTING, currency, price }),
      await seller.put(`/api/tickets/${id}`).send({ currency, price, version: 0 }),
    ]) {
      expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
    }
    expect(await everythingOf('tickets')).toEqual(before);
  });

  // Red without checkPayable in orders' listing.ts.
  test.each([
    ['more than Stripe takes', 'usd', 99_999_999, 2, { atMost: 1 }],
    ['more than Stripe takes, by one', 'jpy', 1_000_000, 100, { atMost: 99 }],
    ['less than Stripe takes', 'huf', 9_000, 1, { atLeast: 2 }],
    ['less than Stripe takes, by one', 'usd', 49, 1, { atLeast: 2 }],
  ])('%s: refused for its quantity, nothing held', async (_name, currency, price, quantity, bound) => {
    const { listed } = purchaseAt(services);
    const ticketId = await listed({ currency, price, quantity: 100 });
    const before = await everythingOf('orders');

    const answer = await caller(services.orders.app).post('/api/orders').send({ ticketId, quantity });

    expect([answer.status, answer.body.code]).toEqual([422, 'amount-not-payable']);
    expect(answer.body).toMatchObject({ errors: [{ field: 'quantity' }], ...bound });
    expect(await everythingOf('orders')).toEqual(before);
  });

  test('a price that is not the one seen buys nothing', async () => {
    const { listed } = purchaseAt(services);
    const ticketId = await listed({ quantity: 100 });
    const before = await everythingOf('orders');

    for (const unitPrice of [2_549, 2_551, 1, 25, 99_999_999, Number.MAX_SAFE_INTEGER]) {
      const answer = await caller(services.orders.app).post('/api/orders').send({ ticketId, unitPrice });
      expect([unitPrice, answer.status, answer.body.code]).toEqual([unitPrice, 409, 'price-changed']);
    }
    expect(await everythingOf('orders')).toEqual(before);
  });

  test('nobody says what a payment comes to but the order', async () => {
    const orderId = await people.payable();
    const buyer = await people.as('payments', 'buyer');
    const before = await everythingOf('payments');

    for (const claim of [{ amount: 1 }, { currency: 'jpy' }, { amount: -5_100, currency: 'usd' }, { price: 1 }]) {
      const answer = await buyer.post('/api/payments').send({ orderId, ...claim });
      expect([answer.status, fieldsOf(answer.body)]).toEqual([400, Object.keys(claim)]);
    }
    expect(await everythingOf('payments')).toEqual(before);
  });
});
