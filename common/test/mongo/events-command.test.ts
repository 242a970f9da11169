import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { RoleUpdated, UserDeleted, UserLinkRequested } from '../../src/contracts/index.ts';
import { eventsCommand } from '../../src/mongo/events-command.ts';
import { replay } from '../../src/mongo/index.ts';
import { database, told } from './fixtures.ts';
import { recordingBus, refusal, stored } from './recording-bus.ts';

let db: Awaited<ReturnType<typeof database>>;
let bus: ReturnType<typeof recordingBus>;
beforeEach(async () => {
  db = await database();
  bus = recordingBus();
});
afterEach(() => db.drop());

async function run(...argv: string[]) {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const code = await eventsCommand(argv, { outbox: db.outbox, bus: async () => bus, print });
  return { code, lines };
}
const link = {
  id: randomUUID(),
  userId: randomUUID(),
  email: 'a@example.com',
  name: null,
  kind: 'reset-password',
  url: 'https://ticketing.dev/reset/secret',
  expiresAt: new Date().toISOString(),
  version: 1,
} as const;

/** Two deletions, a role and a secret, sent at known times; one deletion that waits. */
async function history() {
  const ids = await db.transaction(async (tx) => ({
    first: tx.tell(UserDeleted, told()),
    role: tx.tell(RoleUpdated, { subject: 'buyer', data: { id: 'buyer', permissions: [], version: 1 } }),
    last: tx.tell(UserDeleted, told()),
    secret: tx.tell(UserLinkRequested, { subject: link.id, data: link }),
    waiting: tx.tell(UserDeleted, told()),
  }));
  await db.outbox.markSent(new Set([ids.first, ids.role, ids.last]));
  const rows = db.connection.collection<{ _id: string; sentAt: Date }>('outbox');
  await rows.updateOne({ _id: ids.first }, { $set: { sentAt: new Date('2030-01-01T10:00:00Z') } });
  await rows.updateOne({ _id: ids.role }, { $set: { sentAt: new Date('2030-01-01T11:00:00Z') } });
  await rows.updateOne({ _id: ids.last }, { $set: { sentAt: new Date('2030-01-01T12:00:00Z') } });
  return ids;
}

test('replay publishes what was sent again, oldest first, with the same ids', async () => {
  const { first, role, last } = await history();
  expect(await run('replay')).toEqual({ code: 0, lines: ['3 published again'] });
  expect(bus.published()).toEqual([first, role, last]);
});

test('replay can be limited by time and type', async () => {
  const { first, role } = await history();
  await run('replay', '--from', '2030-01-01T10:00:00Z', '--to', '2030-01-01T12:00:00Z', '--type', 'user:deleted');
  expect(bus.published()).toEqual([first]);
  bus.batches.length = 0;
  await run('replay', '--from', '2030-01-01T11:00:00Z', '--to', '2030-01-01T12:00:00Z');
  expect(bus.published()).toEqual([role]);
});

// Red when `sent` does not leave out secrets.
test('a secret is never published again, even if its row was left behind', async () => {
  const { secret } = await history();
  await db.connection
    .collection<{ _id: string; sentAt: Date }>('outbox')
    .updateOne({ _id: secret }, { $set: { sentAt: new Date('2030-01-01T12:00:00Z') } });
  await run('replay');
  expect(bus.published()).not.toContain(secret);
});

test('replay tries again, and names what the broker would not take', async () => {
  const { first, role, last } = await history();
  bus.answer = async (events) => ({ ...stored(events.filter(({ id }) => id !== role)), error: new Error('no') });
  expect(await run('replay')).toEqual({ code: 1, lines: ['2 published again', `not published: ${role}`] });
  expect(bus.batches).toEqual([[first, role, last], [role], [role]]);
});

test('a long history is published in batches', async () => {
  const ids = await db.transaction(async (tx) => Array.from({ length: 300 }, () => tx.tell(UserDeleted, told())));
  await db.outbox.markSent(new Set(ids));
  expect(await replay({ outbox: db.outbox, bus })).toEqual({ published: 300, failed: [] });
  expect(bus.batches.map(({ length }) => length)).toEqual([256, 44]);
});

test('list shows what was sent and how much waits', async () => {
  const { first, role } = await history();
  const { lines } = await run('list', '--limit', '2');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(new RegExp(`^2030-01-01T10:00:00.000Z {2}user:deleted .*${first}$`));
  expect(lines[1]).toContain(role);
  expect(lines[2]).toMatch(/^2 waiting, the oldest for \d+ s$/);
});

test.each([
  [[], 'Which command?'],
  [['replai'], 'Unknown command: replai'],
  [['replay', '--form', 'x'], '--form'],
  [['replay', '--from', 'yesterday'], 'Not a time: yesterday'],
  [['list', '--limit', 'many'], 'Not a whole number'],
])('%j is refused: %s', async (argv, message) => {
  bus.answer = async () => refusal();
  await expect(run(...argv)).rejects.toThrow(message);
});
