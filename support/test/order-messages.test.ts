import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  AdmissionIssued,
  InventoryUpdated,
  OrderCancelled,
  OrderCreated,
  OrderRefunded,
  type OrderState,
  PaymentRefunded,
  PaymentVoided,
  type UserState,
  UserUpdated,
} from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { sample } from '@ticketing-dev/common/testing';
import { sendDueMessages } from '../src/use-cases/send-due-messages.ts';
import { NOW, startSupport } from './given.ts';
import { readPicture } from './read-picture.ts';

let support: Awaited<ReturnType<typeof startSupport>>;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.close());

function orderOf(buyerId: string, fields: Partial<OrderState> = {}): OrderState {
  const expiresAt = new Date(NOW.getTime() + 300_000).toISOString();
  return { ...sample(OrderCreated).data, id: newId(), buyerId, status: 'created', expiresAt, version: 0, ...fields };
}

test('a reservation says what is held, until when, what it costs and where to pay', async () => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient();
  const order = orderOf(buyer.id, { quantity: 2, amount: 5_100, currency: 'usd' });

  await hear(OrderCreated, order.id, order);
  await send();

  const [mail] = inbox.list({ to: buyer.email });
  expect(mail?.subject).toBe(`Reserved: 2 tickets for ${order.ticket.title}`);
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain('$51.00');
    expect(part).toContain(`/orders/${order.id}`);
  }
});

test('e-tickets arrive with one QR image a seat, and by text message where there is a phone', async () => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient({ phone: '+491701234567' });
  const issued = {
    ...sample(AdmissionIssued).data,
    orderId: newId(),
    buyerId: buyer.id,
    quantity: 2,
    admissions: [1, 2].map((seat) => ({ id: newId(), seat, code: `TKT.${seat}.signature` })),
  };

  await hear(AdmissionIssued, issued.orderId, issued);
  await send();

  const [mail] = inbox.list({ to: buyer.email });
  expect(mail?.attachments.filter(({ contentType }) => contentType === 'image/png')).toHaveLength(2);
  const files = mail?.attachments.filter(({ contentType }) => contentType !== 'image/png') ?? [];
  expect(files.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ['e-tickets.pdf', 'application/pdf'],
    ['event.ics', 'text/calendar'],
  ]);
  const pages = await readPicture(Buffer.from(files[0]?.base64 ?? '', 'base64'));
  expect(pages.map(({ code }) => code)).toEqual(['TKT.1.signature', 'TKT.2.signature']);
  expect(mail?.text).toContain('TKT.2.signature');
  const [text] = inbox.list({ to: '+491701234567' });
  expect(text).toMatchObject({ channel: 'sms' });
  expect(text?.text).toContain(`/orders/${issued.orderId}`);
});

const issuedTo = (buyerId: string) => ({ ...sample(AdmissionIssued).data, orderId: newId(), buyerId });
const confirmed = (user: UserState) => ({ ...user, emailVerified: true, version: user.version + 1 });

// Red without parkETickets in send-message.ts: whoever signs up with another's address would send them codes.
test('an address nobody has confirmed gets no codes; the e-tickets follow once it is', async () => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient({ emailVerified: false, phone: '+491709876543' });
  const issued = issuedTo(buyer.id);

  await hear(AdmissionIssued, issued.orderId, issued);
  await send();
  await send();

  const [asked, ...others] = inbox.list({ to: buyer.email });
  expect(others).toEqual([]);
  expect(asked?.attachments).toEqual([]);
  for (const part of [asked?.text, asked?.html]) {
    expect(part).toContain(`/orders/${issued.orderId}`);
    expect(part).toContain('/account');
    for (const { code } of issued.admissions) expect(part).not.toContain(code);
  }
  expect(inbox.list({ to: '+491709876543' })).toHaveLength(1); // says where they are, shows none

  await hear(UserUpdated, buyer.id, confirmed(buyer));
  await send();

  const [tickets, ...rest] = inbox.list({ to: buyer.email });
  expect(rest).toHaveLength(1);
  expect(tickets?.subject).toMatch(/^Your e-tickets/);
  for (const { code } of issued.admissions) expect(tickets?.text).toContain(code);
});

// Red when isStillUnverified only reads: then the news comes before there is anything to send, and nothing after it.
test('confirmed at the moment the e-tickets are put away, they are sent all the same', async () => {
  const { hear, send, inbox, recipient, deps } = support;
  const buyer = await recipient({ emailVerified: false });
  const issued = issuedTo(buyer.id);
  await hear(AdmissionIssued, issued.orderId, issued);
  let confirming: Promise<unknown> = Promise.resolve();
  const park: typeof deps.messages.park = async (...args) => {
    confirming = hear(UserUpdated, buyer.id, confirmed(buyer));
    await sleep(300);
    return deps.messages.park(...args);
  };

  await sendDueMessages({ ...deps, messages: { ...deps.messages, park } });
  await confirming;
  await send();

  const subjects = inbox.list({ to: buyer.email }).map(({ subject }) => subject);
  expect(subjects).toContainEqual(expect.stringMatching(/^Your e-tickets/));
});

test('e-tickets whose address is never confirmed are forgotten after the event', async () => {
  const { hear, send, inbox, recipient, deps } = support;
  const buyer = await recipient({ emailVerified: false });
  const issued = issuedTo(buyer.id);
  await hear(AdmissionIssued, issued.orderId, issued);
  await send();

  const later = new Date(Date.parse(issued.ticket.startsAt ?? '') + 2 * 86_400_000);
  await sendDueMessages({ ...deps, clock: () => later });

  expect(inbox.list({ to: buyer.email })).toHaveLength(1);
  const about = { aboutId: issued.orderId, kind: 'order-completed', channel: 'email' };
  expect(await deps.connection.collection('messages').findOne(about)).toMatchObject({ state: 'skipped', content: {} });
});

test.each([
  ['expired', 'time to pay'],
  ['by-buyer', 'gave up'],
  ['payment-failed', 'did not release the payment'],
] as const)('a cancelled order says why (%s) and that nothing was charged', async (cancelReason, words) => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient();
  const order = orderOf(buyer.id, { status: 'cancelled', cancelReason, version: 1 });

  await hear(OrderCancelled, order.id, order);
  await send();

  const [mail] = inbox.list({ to: buyer.email });
  expect(mail?.text).toContain(words);
  expect(mail?.text).toContain('Nothing was charged');
});

// Red when refundedLetter does not look at the payment's reason.
test.each([
  [3, '3 tickets are left'],
  [0, 'no tickets are left'],
])('money that came late: nothing was kept, and what is left is offered (%d)', async (available, words) => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient();
  const order = orderOf(buyer.id, { status: 'cancelled', cancelReason: 'expired', version: 2 });
  const ticketId = newId();
  const late = { ...sample(PaymentRefunded).data, id: newId(), orderId: order.id, buyerId: buyer.id };
  const stock = { ticketId, capacity: 10, available, held: 0, sold: 10 - available };
  await hear(OrderCancelled, order.id, { ...order, ticket: { ...order.ticket, id: ticketId } });
  await hear(InventoryUpdated, ticketId, { ...stock, version: 7 });
  await hear(InventoryUpdated, ticketId, { ...stock, available: 9, sold: 1, version: 6 });

  await hear(PaymentRefunded, late.id, { ...late, reason: 'order-expired' });
  await send();

  const mail = inbox.list({ to: buyer.email }).find(({ subject }) => subject.startsWith('Your payment came too late'));
  expect(mail?.text).toContain('Your payment arrived after the hold ended');
  expect(mail?.text).toContain('Nothing was kept');
  expect(mail?.text).toContain(words);
  expect(mail?.text).toContain(`/tickets/${ticketId}`);
  expect(mail?.text).not.toContain('We refunded');
});

test('an ordinary refund says nothing of lateness', async () => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient();
  const payment = { ...sample(PaymentRefunded).data, id: newId(), buyerId: buyer.id, reason: 'order-refunded' };

  await hear(PaymentRefunded, payment.id, payment);
  await send();

  const [mail] = inbox.list({ to: buyer.email });
  expect(mail?.text).toContain('We refunded');
  expect(mail?.text).toContain('The e-tickets of this order are no longer valid.');
  expect(mail?.text).not.toContain('arrived after');
});

test.each([
  [PaymentVoided, 'voided', 'Your card was not charged'],
  [PaymentRefunded, 'refunded', 'Nothing was kept'],
] as const)('money that came late is given back and the buyer is told', async (definition, status, words) => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient();
  const payment = { ...sample(definition).data, id: newId(), buyerId: buyer.id, status };

  await hear(definition, payment.id, payment);
  await send();

  expect(inbox.list({ to: buyer.email })[0]?.text).toContain(words);
});

test('each part of the money that is given back by hand is told once, with the sum so far', async () => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient();
  const payment = { ...sample(PaymentRefunded).data, id: newId(), buyerId: buyer.id, status: 'captured' as const };

  for (const amountRefunded of [1_100, 1_100, 2_000]) {
    await hear(PaymentRefunded, payment.id, { ...payment, amountCaptured: 5_100, amountRefunded });
  }
  await send();

  expect(
    inbox
      .list({ to: buyer.email })
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual(['Refunded in part: $11.00 of $51.00', 'Refunded in part: $20.00 of $51.00']);
});

// P5. Red without isOutdated in send-message.ts.
test.each([
  ['the end comes first', [1, 0]],
  ['both come before anything is sent', [0, 1]],
] as const)('an order that ended is not asked to be paid: %s', async (_name, versions) => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient();
  const order = orderOf(buyer.id);

  for (const version of versions) {
    if (version === 0) await hear(OrderCreated, order.id, order);
    else await hear(OrderCancelled, order.id, { ...order, status: 'cancelled', cancelReason: 'by-buyer', version });
  }
  await send();

  expect(inbox.list({ to: buyer.email }).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Released/)]);
});

// P5. Red without isOutdated in send-message.ts.
test('e-tickets that were delayed are not sent once the order is refunded', async () => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient();
  const order = orderOf(buyer.id, { status: 'refunded', version: 4 });
  await hear(AdmissionIssued, order.id, { ...sample(AdmissionIssued).data, orderId: order.id, buyerId: buyer.id });

  await hear(OrderRefunded, order.id, order);
  await send();

  expect(inbox.list({ to: buyer.email })).toEqual([]);
});

// P4. Red without the unique index in message-schema.ts.
test('an event that comes five times, also at once, is one message', async () => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient();
  const order = orderOf(buyer.id);

  await Promise.all([1, 2, 3, 4, 5].map(() => hear(OrderCreated, order.id, order)));
  await send();
  await hear(OrderCreated, order.id, order);
  await send();

  expect(inbox.list({ to: buyer.email })).toHaveLength(1);
});

test('a reminder to pay for a hold that is over is not sent', async () => {
  const { hear, send, inbox, recipient, deps } = support;
  const buyer = await recipient();
  const order = orderOf(buyer.id, { expiresAt: new Date(NOW.getTime() - 1).toISOString() });

  await hear(OrderCreated, order.id, order);
  await send();

  expect(inbox.list({ to: buyer.email })).toEqual([]);
  expect(await deps.messages.list({ state: 'skipped', limit: 100 })).toContainEqual(
    expect.objectContaining({ aboutId: order.id }),
  );
});

test("a seller's title is words in a mail, never markup or a header", async () => {
  const { hear, send, inbox, recipient } = support;
  const buyer = await recipient();
  const order = orderOf(buyer.id);
  const title = '<script>alert(1)</script>\r\nBcc: everyone@example.com';

  await hear(OrderCreated, order.id, { ...order, ticket: { ...order.ticket, title } });
  await send();

  const [mail] = inbox.list({ to: buyer.email });
  expect(mail?.html).toContain('&lt;script&gt;');
  expect(mail?.html).not.toContain('<script>');
  expect(inbox.list({ to: 'everyone@example.com' })).toEqual([]);
});
