import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OrderCancelled, UserCreated } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { anonymous, caller, eventually, sample } from '@ticketing-dev/common/testing';
import { CHANNELS } from '../src/domain/new-message.ts';
import { MOST_ATTEMPTS, retryDelayMs } from '../src/domain/retry.ts';
import { sendDueMessages } from '../src/use-cases/send-due-messages.ts';
import { workers } from '../src/workers.ts';
import { startSupport } from './given.ts';

let support: Awaited<ReturnType<typeof startSupport>>;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.close());

async function cancelledFor(buyerId: string) {
  const order = { ...sample(OrderCancelled).data, id: newId(), buyerId, version: 1 };
  await support.hear(OrderCancelled, order.id, order);
  return order;
}

const rowsAbout = (aboutId: string) => support.deps.connection.collection('messages').find({ aboutId }).toArray();

test('what was sent is told, without an address', async () => {
  const { send, recipient, outbox } = support;
  const buyer = await recipient();
  const order = await cancelledFor(buyer.id);

  await send();

  const told = (await outbox.events()).find(({ data }) => JSON.stringify(data).includes(order.id));
  expect(told).toMatchObject({ type: 'notification:sent', data: { aboutId: order.id, channel: 'email', attempts: 1 } });
  expect(JSON.stringify(told)).not.toContain(buyer.email);
});

test('a provider that is down delays a message until it is back, and nothing else', async () => {
  const { send, recipient, inbox, deps, clock } = support;
  const buyer = await recipient();
  const order = await cancelledFor(buyer.id);
  const { send: reallySend } = deps.mailer;
  deps.mailer.send = () => Promise.reject(new Error('connect ECONNREFUSED'));

  await send();
  expect(await rowsAbout(order.id)).toContainEqual(
    expect.objectContaining({ channel: 'email', state: 'queued', attempts: 1, error: 'connect ECONNREFUSED' }),
  );

  deps.mailer.send = reallySend;
  await send(); // not due yet
  expect(inbox.list({ to: buyer.email })).toEqual([]);
  clock.advance(60_000);
  await send();
  expect(inbox.list({ to: buyer.email })).toHaveLength(1);
});

test('after a day of tries it is given up, told, and can be sent again by an operator', async () => {
  const { send, recipient, inbox, deps, clock, outbox, app } = support;
  const buyer = await recipient();
  const order = await cancelledFor(buyer.id);
  const { send: reallySend } = deps.mailer;
  deps.mailer.send = () => Promise.reject(new Error('421 busy'));
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    await send();
    clock.advance(3 * 3_600_000);
  }
  deps.mailer.send = reallySend;

  const failed = (await rowsAbout(order.id)).find(({ channel }) => channel === 'email');
  expect(failed).toMatchObject({ state: 'failed', attempts: MOST_ATTEMPTS });
  expect((await outbox.events()).filter(({ subject }) => subject === String(failed?._id))).toMatchObject([
    { type: 'notification:failed' },
  ]);

  const operator = caller(app, { permissions: ['ops'] });
  expect((await operator.get('/api/ops/support/messages?state=failed')).body.items).toHaveLength(1);
  expect((await operator.post(`/api/ops/support/messages/${failed?._id}/retry`).send({})).status).toBe(202);
  await send();
  expect(inbox.list({ to: buyer.email })).toHaveLength(1);
});

// Red without smtpRefusal in mailer.ts, and without `scrubbed` in send-message.ts.
test('a mailbox that does not exist is given up at once, and no address stays in the reason', async () => {
  const { send, recipient, deps, smtp } = support;
  const buyer = await recipient();
  const order = await cancelledFor(buyer.id);
  smtp.answers(buyer.email, 550);

  await send();

  const row = (await rowsAbout(order.id)).find(({ channel }) => channel === 'email');
  expect(row).toMatchObject({ state: 'failed', attempts: 1, error: expect.stringContaining('550') });
  expect(row?.error).not.toContain(buyer.email);
  expect((await deps.messages.list({ state: 'failed', limit: 100 })).map(({ _id }) => _id)).toContain(row?._id);
});

test('a mailbox that is busy is tried again', async () => {
  const { send, recipient, clock, inbox, smtp } = support;
  const buyer = await recipient();
  const order = await cancelledFor(buyer.id);
  smtp.answers(buyer.email, 450);
  await send();
  expect(await rowsAbout(order.id)).toContainEqual(expect.objectContaining({ channel: 'email', state: 'queued' }));

  smtp.answers(buyer.email, null);
  clock.advance(60_000);
  await send();

  expect(inbox.list({ to: buyer.email })).toHaveLength(1);
});

test('only a message that exists can be sent again, and only one that was given up', async () => {
  const { app, recipient, send } = support;
  const order = await cancelledFor((await recipient()).id);
  await send();
  const row = (await rowsAbout(order.id)).find(({ channel }) => channel === 'email');
  const operator = caller(app, { permissions: ['ops'] });
  const retry = async (id: unknown) => (await operator.post(`/api/ops/support/messages/${id}/retry`).send({})).status;

  expect(await retry(newId())).toBe(404);
  expect(await retry(row?._id)).toBe(409);
});

test('what was given up is dropped for a reason, which is kept; until then the metric counts it', async () => {
  const { send, recipient, deps, app, smtp } = support;
  const buyer = await recipient();
  const order = await cancelledFor(buyer.id);
  smtp.answers(buyer.email, 550);
  await send();
  const row = (await rowsAbout(order.id)).find(({ channel }) => channel === 'email');
  const failed = await deps.messages.countFailed();
  expect(await deps.metrics.getSingleMetricAsString('support_messages_failed')).toContain(`failed ${failed}`);
  const operator = caller(app, { permissions: ['ops'] });
  const drop = (body: object) => operator.post(`/api/ops/support/messages/${row?._id}/drop`).send(body);

  expect((await drop({})).body.errors[0].field).toBe('reason');
  expect((await drop({ reason: 'no such mailbox' })).status).toBe(204);
  expect((await drop({ reason: 'twice' })).status).toBe(409);

  const dropped = (await rowsAbout(order.id)).find(({ channel }) => channel === 'email');
  expect(dropped).toMatchObject({ state: 'dropped', decisions: [{ action: 'drop', reason: 'no such mailbox' }] });
  expect(await deps.messages.countFailed()).toBe(failed - 1);
});

// P4. Red when a failure to save that it was sent counts as a failure to send.
test('sent while the database was away, it is not sent again', async () => {
  const { recipient, inbox, deps, clock, send } = support;
  const buyer = await recipient();
  const order = await cancelledFor(buyer.id);
  let failures = 0;
  const transaction: typeof deps.transaction = (work) => {
    failures += 1;
    return failures <= 2 ? Promise.reject(new Error('connection closed')) : deps.transaction(work);
  };

  await sendDueMessages({ ...deps, transaction });
  clock.advance(120_000);
  await send();

  expect(inbox.list({ to: buyer.email })).toHaveLength(1);
  expect(await rowsAbout(order.id)).toContainEqual(expect.objectContaining({ channel: 'email', state: 'sent' }));
});

test('a message whose sender died is sent by another after a minute', async () => {
  const { send, recipient, inbox, deps, clock } = support;
  const buyer = await recipient();
  await cancelledFor(buyer.id);
  for (const channel of CHANNELS) while ((await deps.messages.claim(channel, clock())) !== null); // claimed, and then the process was gone

  await send();
  expect(inbox.list({ to: buyer.email })).toEqual([]);
  clock.advance(61_000);
  await send();

  expect(inbox.list({ to: buyer.email })).toHaveLength(1);
});

// Red without the signal in send-due-messages.ts.
test('told to stop, the sender ends with the message it is at', async () => {
  const { recipient, deps } = support;
  const buyer = await recipient();
  for (let n = 0; n < 12; n += 1) await cancelledFor(buyer.id);
  const { send: reallySend } = deps.mailer;
  const stopping = new AbortController();
  let sent = 0;
  deps.mailer.send = async (mail) => {
    stopping.abort();
    sent += 1;
    await reallySend(mail);
  };

  await sendDueMessages(deps, stopping.signal);

  expect(sent).toBeLessThanOrEqual(3); // one a lane
  deps.mailer.send = reallySend;
  await sendDueMessages(deps);
});

// Red when one loop serves both channels.
test('mails that hang hold up no text message', async () => {
  const { recipient, inbox, deps } = support;
  const buyer = await recipient({ phone: '+491702222222' });
  const { send: reallySend } = deps.mailer;
  let letGo = () => {};
  const hanging = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  deps.mailer.send = () => hanging;
  const senders = workers(deps);
  for (const worker of senders) await worker.start();

  for (let texts = 1; texts <= 5; texts += 1) {
    await cancelledFor(buyer.id);
    await eventually(() => expect(inbox.list({ to: '+491702222222' })).toHaveLength(texts));
  }

  letGo();
  deps.mailer.send = reallySend;
  for (const worker of senders.slice(1).reverse()) await worker.stop();
});

// Red without the index in message-schema.ts, or without `$type` in the filter of `due`.
test('looking for what is due reads what waits only', async () => {
  const { deps, clock } = support;
  const plan = JSON.stringify(await deps.messages.explainDue('email', clock()));

  expect(plan).toContain('IXSCAN');
  expect(plan).not.toContain('COLLSCAN');
  expect(plan).not.toContain('"SORT"');
});

test('of two processes one sends', async () => {
  const { send, recipient, inbox } = support;
  const buyer = await recipient();
  await cancelledFor(buyer.id);

  await Promise.all([send(), send(), send()]);

  expect(inbox.list({ to: buyer.email })).toHaveLength(1);
});

test('an order may be heard of before its buyer: the message waits for the address', async () => {
  const { send, inbox, hear, clock } = support;
  const buyer = { ...sample(UserCreated).data, id: newId(), email: `${newId()}@example.com`, phone: null };
  await cancelledFor(buyer.id);
  await send();

  await hear(UserCreated, buyer.id, buyer);
  clock.advance(60_000);
  await send();

  expect(inbox.list({ to: buyer.email })).toHaveLength(1);
});

test('waiting between tries grows, with jitter, up to two hours', () => {
  expect(retryDelayMs(1, 0)).toBe(2_500);
  expect(retryDelayMs(1, 0.999)).toBeLessThanOrEqual(5_000);
  expect(retryDelayMs(15, 0)).toBe(3_600_000);
  expect(retryDelayMs(MOST_ATTEMPTS, 0.5)).toBeNull();
});

// P7. Red without requirePermission in message-routes.ts.
test('messages are for operators only, and without their words', async () => {
  const { app } = support;
  const path = '/api/ops/support/messages';

  expect((await anonymous(app).get(path)).status).toBe(401);
  expect((await caller(app).get(path)).status).toBe(403);
  const { body } = await caller(app, { permissions: ['ops'] }).get(path);
  expect(body.items.length).toBeGreaterThan(0);
  expect(body.items[0].content).toBeUndefined();
});

test('the list is asked for one order and goes on where it ended; what is late is counted', async () => {
  const { app, recipient, clock, deps } = support;
  const order = await cancelledFor((await recipient()).id);
  const operator = caller(app, { permissions: ['ops'] });
  const asked = async (query: string) => {
    const { body } = await operator.get(`/api/ops/support/messages?aboutId=${order.id}${query}`);
    return { ids: body.items.map(({ id }: { id: string }) => id), next: body.nextCursor };
  };

  const all = await asked('');
  expect([all.ids.length, all.next]).toEqual([2, null]);
  const first = await asked('&limit=1');
  const second = await asked(`&limit=1&cursor=${first.next}`);
  expect([[...first.ids, ...second.ids], second.next]).toEqual([all.ids, null]);

  clock.advance(400_000);
  const late = await deps.metrics.getSingleMetricAsString('support_messages_late_seconds');
  expect(Number(/^support_messages_late_seconds (\d+)/m.exec(late)?.[1])).toBeGreaterThanOrEqual(400);
});
