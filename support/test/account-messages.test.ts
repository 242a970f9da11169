import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UserDeleted, UserLinkRequested } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { sample } from '@ticketing-dev/common/testing';
import { NOW, startSupport } from './given.ts';

let support: Awaited<ReturnType<typeof startSupport>>;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.close());

const linkFor = (user: { id: string; email: string }, kind: 'verify-email' | 'reset-password') => ({
  ...sample(UserLinkRequested).data,
  id: newId(),
  userId: user.id,
  email: user.email,
  kind,
  url: `https://ticketing.dev/${kind}?token=secret-${newId()}`,
  expiresAt: new Date(NOW.getTime() + 1_800_000).toISOString(),
});

test.each(['verify-email', 'reset-password'] as const)('%s: the link arrives, and does not stay', async (kind) => {
  const { hear, send, inbox, recipient, deps } = support;
  const user = await recipient({ phone: '+491709999999' });
  const link = linkFor(user, kind);

  await hear(UserLinkRequested, link.id, link);
  await send();

  expect(inbox.list({ to: user.email })[0]?.text).toContain(link.url);
  expect(inbox.list({ to: '+491709999999' })).toEqual([]); // a link proves the address: never by text message
  const row = await deps.connection.collection('messages').findOne({ aboutId: link.id });
  expect(row).toMatchObject({ state: 'sent', content: {} });
});

test('two links are two messages', async () => {
  const { hear, send, inbox, recipient } = support;
  const user = await recipient();

  for (const link of [linkFor(user, 'reset-password'), linkFor(user, 'reset-password')]) {
    await hear(UserLinkRequested, link.id, link);
  }
  await send();

  expect(inbox.list({ to: user.email })).toHaveLength(2);
});

test('a deleted user gets nothing more, and no address stays', async () => {
  const { hear, deps, recipient } = support;
  const user = await recipient({ phone: '+491701111111' });

  await hear(UserDeleted, user.id, { id: user.id, status: 'deleted', version: 5 });

  expect(await deps.recipients.find(user.id)).toMatchObject({ email: null, phone: null, status: 'deleted' });
});
