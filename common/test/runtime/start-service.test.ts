import { afterEach, expect, test } from '@jest/globals';
import { Schema } from 'mongoose';
import { OrderCreated, RoleUpdated, SessionRevoked } from '../../src/contracts/index.ts';
import { buildHttpApp, requireUser } from '../../src/http/index.ts';
import { type ConsumeInput, consume, type TailInput } from '../../src/messaging/index.ts';
import { type ServiceParts, startService } from '../../src/runtime/index.ts';
import {
  caller,
  eventually,
  fixedClock,
  recordingBus,
  sample,
  type TestBase,
  testBase,
} from '../../src/testing/index.ts';

const clock = fixedClock();
const toEnd: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0)) await end();
});

/** A base whose bus shows what it was asked for. */
async function spied() {
  const consumed: ConsumeInput[] = [];
  const tailed: TailInput[] = [];
  const silence = { stop: async () => undefined };
  const base = await testBase('support', { redis: 'none', clock });
  const bus = {
    ...recordingBus(),
    consume: async (input: ConsumeInput) => {
      consumed.push(input);
      return silence;
    },
    tail: async (input: TailInput) => {
      tailed.push(input);
      return silence;
    },
  };
  const deps = { ...base, bus };
  const app = buildHttpApp(deps, (routes) => routes.get('/api/me', requireUser, (_req, res) => void res.json({})));
  return { deps, app, consumed, tailed };
}

async function start(deps: TestBase, parts: ServiceParts<TestBase>) {
  const service = await startService(deps, parts);
  toEnd.push(async () => {
    await deps.connection.dropDatabase();
    await service.stop();
  });
  return service;
}

test('collections and indexes are there before the service prepares itself, and that before anybody is heard', async () => {
  const { deps, app, consumed } = await spied();
  const schema = new Schema({ _id: String, name: String }, { collection: 'things', autoIndex: false });
  schema.index({ name: 1 }, { unique: true });
  deps.connection.model('Thing', schema);
  const seen: object = await new Promise((resolve) => {
    const prepare = async () =>
      resolve({
        indexes: (await deps.connection.collection('things').indexes()).map((index) => index.name),
        heard: consumed.length,
      });
    void start(deps, { app, consumers: [], prepare });
  });
  expect(seen).toEqual({ indexes: ['_id_', 'name_1'], heard: 0 });
  await eventually(() => expect(deps.lifecycle.phase).toBe('running'));
});

test('when preparing fails the start fails, and nothing is left running', async () => {
  const { deps, app } = await spied();
  const prepare = () => Promise.reject(new Error('no rows'));
  await expect(startService(deps, { app, consumers: [], prepare })).rejects.toThrow('no rows');
  expect(deps.connection.readyState).toBe(0);
  await deps.connection.openUri(deps.config.MONGO_URL);
  await deps.connection.dropDatabase();
  await deps.connection.close();
});

// Red when the copy of roles must be remembered by each service.
test('where roles are heard, the copy of roles is fed without being asked for', async () => {
  const { deps, app, consumed } = await spied();
  await start(deps, { app, consumers: [consume(OrderCreated, () => undefined)] });
  expect(consumed.flatMap((input) => input.definitions)).toEqual([OrderCreated, RoleUpdated]);
  const payload = sample(RoleUpdated, { data: { id: 'buyer', permissions: ['ops'], version: 9 } });
  await consumed[0]?.handle({ payload, attempt: 1, natsSubject: RoleUpdated.natsSubject });
  expect(await deps.roles.permissionsOf(['buyer'])).toEqual(['ops']);
});

// Red when the tail is not read, or from now on only.
test('revocations are read from ten minutes back, and refuse their sessions', async () => {
  const { deps, app, tailed } = await spied();
  await start(deps, { app, consumers: [] });
  const [tail] = tailed;
  expect(tail?.definition).toBe(SessionRevoked);
  expect(clock().getTime() - (tail?.since.getTime() ?? 0)).toBeGreaterThanOrEqual(600_000);

  const anna = caller(app);
  expect((await anna.get('/api/me')).status).toBe(200);
  await tail?.handle({ not: 'an event' });
  await tail?.handle(sample(SessionRevoked, { data: { id: anna.user.sid, scope: 'session' } }));
  expect((await anna.get('/api/me')).status).toBe(401);
});

test('a dead letter whose retry was asked for is handled by the running service', async () => {
  const { deps, app } = await spied();
  const heard: string[] = [];
  await start(deps, { app, consumers: [consume(OrderCreated, (_deps, event) => heard.push(event.id))] });
  const [event, { natsSubject }] = [sample(OrderCreated), OrderCreated];
  await deps.deadLetters.add({
    eventId: event.id,
    natsSubject,
    payload: event,
    reason: 'failed',
    error: 'x',
    attempts: 8,
  });
  await deps.deadLetters.requestRetry(event.id, { by: 'test', reason: 'fixed' });
  await eventually(() => expect(heard).toEqual([event.id]));
  await eventually(async () => expect(await deps.deadLetters.list({ status: 'retried' })).toHaveLength(1));
});

test('what is told is published by the relay', async () => {
  const { deps, app } = await spied();
  await start(deps, { app, consumers: [] });
  const { data } = sample(OrderCreated);
  await deps.transaction(async (tx) => void tx.tell(OrderCreated, { subject: data.id, data }));
  await eventually(async () => expect(await deps.outbox.backlog()).toMatchObject({ pending: 0 }));
});
