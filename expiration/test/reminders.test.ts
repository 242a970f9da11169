import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { newId, type Worker } from '@ticketing-dev/common/runtime';
import { eventually } from '@ticketing-dev/common/testing';
import { reminderQueue } from '../src/gateways/reminders.ts';
import { rebuildReminders } from '../src/use-cases/rebuild-reminders.ts';
import { workers } from '../src/workers.ts';
import { orderDueIn, startExpiration } from './given.ts';
import { hangingRedis } from './hanging-redis.ts';

const NO_REDIS = 'redis://127.0.0.1:1';

let expiration: Awaited<ReturnType<typeof startExpiration>>;
let withoutRedis: Awaited<ReturnType<typeof startExpiration>>;
let running: Worker[] = [];
beforeAll(async () => {
  expiration = await startExpiration();
  withoutRedis = await startExpiration({ env: { REDIS_URL: NO_REDIS }, redis: 'none' });
});
afterEach(async () => {
  await Promise.all(running.map((worker) => worker.stop()));
  running = [];
});
afterAll(async () => {
  await expiration.close();
  await withoutRedis.close();
});

async function run(deps: typeof expiration.deps, names: readonly string[]): Promise<void> {
  running = workers(deps).filter((worker) => names.includes(worker.name));
  for (const worker of running) await worker.start();
}

test('the queue alone announces at the due time', async () => {
  const { deps, hearOrder, announced } = expiration;
  await run(deps, ['reminders']);
  await eventually(() => expect(deps.reminders.isUp()).toBe(true));
  const order = orderDueIn(700);

  await hearOrder(order);

  await eventually(async () => expect(await announced(order.id)).toHaveLength(1));
  expect(Date.now() - Date.parse(order.expiresAt)).toBeLessThan(2_000);
});

test('what was due or waiting before the start is built anew', async () => {
  const { deps, hearOrder, announced } = expiration;
  const order = orderDueIn(500); // heard while no queue ran: nobody was asked to remind

  await hearOrder(order);
  await run(expiration.deps, ['reminders']);

  await eventually(async () => expect(await announced(order.id)).toHaveLength(1));
  expect(await rebuildReminders(deps)).toBe(0);
});

// Red when stop waits for BullMQ without a bound, or forgets the connection that BullMQ makes for itself.
test('a Redis that hangs does not keep the service from stopping', async () => {
  const { deps } = expiration;
  const redis = await hangingRedis(deps.config.REDIS_URL);
  const { logger } = deps;
  const reminders = reminderQueue({ redisUrl: redis.url, prefix: `test-${newId()}`, logger });
  reminders.start({ onDue: async () => undefined, onUp: async () => undefined });
  await eventually(() => expect(reminders.isUp()).toBe(true));
  redis.hang();

  const before = performance.now();
  await reminders.stop();

  expect(performance.now() - before).toBeLessThan(6_000);
  await eventually(() => expect(redis.clients()).toBe(0));
  redis.close();
});

// P2. Red without the sweeper in workers.ts.
test('without Redis holds are announced all the same, within 2 s', async () => {
  const { deps, hearOrder, announced } = withoutRedis;
  await run(deps, ['reminders', 'sweeper']);
  const order = orderDueIn(300);

  await hearOrder(order);

  await eventually(async () => expect(await announced(order.id)).toHaveLength(1));
  expect(Date.now() - Date.parse(order.expiresAt)).toBeLessThan(2_000);
});
