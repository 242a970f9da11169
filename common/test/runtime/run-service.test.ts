import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { ExpirationCompleted, OrderCreated, SERVICES, type ServiceName } from '../../src/contracts/index.ts';
import { jetStreamBus, natsServerConfig } from '../../src/messaging/index.ts';
import { newConnection, openConnection } from '../../src/mongo/index.ts';
import { createLogger } from '../../src/runtime/index.ts';
import { eventually, sample, testEnv, testMongo, withDatabase } from '../../src/testing/index.ts';
import { brokerServer, required } from '../messaging/broker-server.ts';
import { childService, endChildren } from './child-service.ts';

const mongo = await testMongo();
const database = `test-run-${randomBytes(6).toString('hex')}`;
const mongoUrl = withDatabase(mongo.url, database);
/** As in production: each service its own broker user, which may do what the topology says. */
const broker = await brokerServer(required('TEST_NATS_BINARY'), async ({ port, dir }) => {
  const file = join(dir, 'nats.conf');
  const users = Object.fromEntries(SERVICES.map((name) => [name, { password: name }])) as Record<
    ServiceName,
    { password: string }
  >;
  const admin = { user: 'admin', password: 'admin' };
  await writeFile(file, natsServerConfig({ port, storeDir: dir, users, admin }));
  return ['-c', file];
});
const natsUrl = (user: string) => `nats://${user}:${user}@127.0.0.1:${broker.port}`;
const logger = createLogger({ service: 'test', level: 'silent' });

afterAll(async () => {
  endChildren();
  const connection = await openConnection(newConnection(), mongoUrl);
  await connection.dropDatabase();
  await connection.close();
  await broker.stop();
  await mongo.stop();
});

const env = (more: Record<string, string> = {}) =>
  testEnv({ MONGO_URL: mongoUrl, NATS_URL: natsUrl('expiration'), GREETING: 'hello', LOG_LEVEL: 'info', ...more });
const status = async (url: string) => (await fetch(url)).status;
const readiness = async (url: string) => (await fetch(`${url}/readyz`)).json();

async function publishOrder() {
  const event = sample(OrderCreated, { subject: crypto.randomUUID() });
  const bus = jetStreamBus({ url: natsUrl('orders'), service: 'orders', logger });
  await bus.connect();
  await bus.publish([event]);
  await bus.drain();
  return event.subject;
}

/** Whether `expiration:completed` about this subject came out of the service's outbox. */
async function told(subject: string): Promise<void> {
  const bus = jetStreamBus({ url: natsUrl('orders'), service: 'orders', logger });
  await bus.connect();
  const subjects = new Set<unknown>();
  const subscription = await bus.consume({
    service: 'orders',
    definitions: [ExpirationCompleted],
    handle: async ({ payload }) => {
      subjects.add(Object(payload).subject);
      return { kind: 'ack' };
    },
  });
  await eventually(() => expect([...subjects]).toContain(subject));
  await subscription.stop();
  await bus.drain();
}

test('it starts, hears, tells, and on SIGTERM finishes what is under way and exits with 0', async () => {
  const service = childService(env());
  const url = await service.running();
  expect(await readiness(url)).toMatchObject({ status: 'ready' });
  await told(await publishOrder());

  const slow = fetch(`${url}/api/slow`);
  await (await fetch(`${url}/livez`)).text(); // by now the slow one is under way
  service.kill('SIGTERM');
  service.kill('SIGTERM');

  const answer = await slow;
  expect(await answer.json()).toEqual({ done: true });
  expect(await service.exited).toBe(0);
  const steps = service.lines().flatMap((line) => (line.msg === 'stopped' ? [line.step] : []));
  expect(steps).toEqual([
    'http',
    'ticker',
    'dead-letter-retries',
    'consumers',
    'outbox-relay',
    'bus',
    'redis',
    'mongo',
  ]);
  expect(service.lines().at(-1)).toMatchObject({ msg: 'drained' });
  expect(service.stderr()).toBe('');
});

// Red without the notice in start-service.ts: the port is closed before anybody was told.
test('told to end it is first not ready, and answers on until that was noticed', async () => {
  const service = childService(env({ DRAIN_NOTICE_SECONDS: '2' }));
  const url = await service.running();
  service.kill('SIGTERM');
  await service.logged('draining');

  for (let asked = 0; asked < 10; asked += 1) {
    expect(await status(`${url}/readyz`)).toBe(503);
    expect(await status(`${url}/api/heard`)).toBe(200); // on a new connection each: nobody is refused
    await sleep(100);
  }

  expect(await service.exited).toBe(0);
});

test('called to migrate it makes its collections and indexes, beside one that runs, and ends', async () => {
  const url = withDatabase(mongo.url, `${database}-migrated`);
  const nowhere = 'nats://127.0.0.1:1';
  const service = childService(env({ MONGO_URL: url, NATS_URL: nowhere }), ['migrate']);
  expect(await service.exited).toBe(0);
  const again = childService(env({ MONGO_URL: url, NATS_URL: nowhere }), ['migrate']);
  expect(await again.exited).toBe(0);

  const connection = await openConnection(newConnection(), url);
  const indexes = await connection.collection('outbox').indexes();
  await connection.dropDatabase();
  await connection.close();
  expect(indexes.length).toBeGreaterThan(1);
  expect(service.lines().map(({ msg }) => msg)).toContain('migrated');
});

test('an idle connection that a client keeps open does not hold up the draining', async () => {
  const service = childService(env());
  const url = await service.running();
  await (await fetch(`${url}/livez`)).json(); // undici keeps the connection
  const startedAt = performance.now();
  service.kill('SIGINT');
  expect(await service.exited).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

// Red when the start waits for the broker or for Redis, or gives up on them.
test('without broker and Redis it is ready but degraded, and joins the broker when that is back', async () => {
  await broker.kill();
  const service = childService(env({ REDIS_URL: 'redis://127.0.0.1:1' }));
  const url = await service.running();
  expect(await status(`${url}/readyz`)).toBe(200);
  expect(await readiness(url)).toMatchObject({
    status: 'degraded',
    checks: { mongo: 'up', bus: 'down', redis: 'down' },
  });

  await broker.start();
  await service.logged('listening to events');
  const subject = await publishOrder();
  await eventually(async () => expect(await (await fetch(`${url}/api/heard`)).json()).toContain(subject));
  service.kill('SIGTERM');
  expect(await service.exited).toBe(0);
});

test.each(['rejection', 'exception'])(
  'an %s that nobody catches ends it with one clear line and code 1',
  async (kind) => {
    const service = childService(env({ CRASH: kind }));
    await fetch(`${await service.running()}/api/crash`);
    expect(await service.exited).toBe(1);
    const fatal = service.lines().filter((line) => line.level === 'fatal');
    expect(fatal).toHaveLength(1);
    expect(fatal[0]).toMatchObject({ msg: 'ended by an error nobody caught', err: { message: /nobody/ } });
    expect(JSON.stringify(fatal)).not.toContain('anna@');
    expect(service.stderr()).toBe('');
  },
);

test('without its settings it exits with 78 and names every one, without values', async () => {
  const { MONGO_URL: _, GREETING: __, ...rest } = env({ PORT: 'eighty', REDIS_URL: 'hunter2', NATS_URL: '' });
  const service = childService(rest);
  expect(await service.exited).toBe(78);
  const text = service.stderr();
  for (const name of ['MONGO_URL is missing', 'GREETING is missing', 'NATS_URL is missing', 'PORT: ', 'REDIS_URL: ']) {
    expect(text).toContain(name);
  }
  expect(text).toContain('5 setting(s)');
  expect(text).not.toMatch(/hunter2|eighty|\bat /);
  expect(service.lines()).toEqual([]);
});

test('it waits for Mongo and says so; called off meanwhile it exits with 0', async () => {
  const service = childService(env({ MONGO_URL: 'mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=200' }));
  expect(await service.logged('Mongo is not there yet: trying again')).toMatchObject({ level: 'warn', attempt: 1 });
  service.kill('SIGTERM');
  expect(await service.exited).toBe(0);
});

test('a port that is taken ends it with one clear line', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const address = squatter.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const service = childService(env({ PORT: String(port) }));
  expect(await service.exited).toBe(1);
  const fatal = service.lines().filter((line) => line.level === 'fatal');
  expect(fatal).toMatchObject([{ err: { code: 'EADDRINUSE' } }]);
  squatter.close();
});
