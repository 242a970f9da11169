import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  AdmissionIssued,
  OrderCancelled,
  OrderCreated,
  OrderRefunded,
  type OrderState,
  PaymentRefunded,
  PaymentVoided,
} from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { sample } from '@ticketing-dev/common/testing';
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

test.each([
  [PaymentVoided, 'voided', 'Your card was not charged'],
  [PaymentRefunded, 'refunded', 'We refunded'],
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
