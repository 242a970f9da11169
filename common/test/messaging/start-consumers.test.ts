import { expect, test } from '@jest/globals';
import { OrderCancelled, OrderCreated, RoleUpdated, UserDeleted } from '../../src/contracts/index.ts';
import { AppError } from '../../src/errors/index.ts';
import { type ConsumeInput, consume, type EventBus, startConsumers } from '../../src/messaging/index.ts';
import { consumerDeps, roleUpdated } from './fixtures.ts';

/** A bus that hands over what the test gives it, and the handler's settlements back. */
function bus() {
  let input: ConsumeInput | undefined;
  const unused = () => Promise.reject(new Error('not used here'));
  const port: EventBus = {
    connect: unused,
    publish: unused,
    tail: unused,
    drain: unused,
    isHealthy: () => true,
    async consume(given) {
      input = given;
      return { stop: async () => {} };
    },
  };
  const arrives = (payload: unknown, { attempt = 1, natsSubject = RoleUpdated.natsSubject } = {}) => {
    if (!input) throw new Error('nobody consumes');
    return input.handle({ payload, attempt, natsSubject });
  };
  return { port, arrives, consumed: () => input?.definitions.map(({ type }) => type) };
}

async function given(handle: (event: { id: string }) => unknown = () => {}) {
  const { port, arrives } = bus();
  const deps = consumerDeps(port);
  const handled: string[] = [];
  const onRole = consume(RoleUpdated, async (_: typeof deps, event) => {
    await handle(event);
    handled.push(event.id);
  });
  await startConsumers(deps, [onRole], { maxAttempts: 3, random: () => 0.5 });
  const count = async (name: string) => (await deps.metrics.getSingleMetric(name)?.get())?.values;
  return { deps, arrives, handled, count };
}

test('an event is checked, handled, acknowledged and counted', async () => {
  const { arrives, handled, count } = await given();
  const event = roleUpdated('buyer');

  expect(await arrives({ ...event, data: { ...event.data, added: 'by a newer publisher' } })).toEqual({ kind: 'ack' });

  expect(handled).toEqual([event.id]);
  expect(await count('events_handled_total')).toMatchObject([{ labels: { type: 'role:updated' }, value: 1 }]);
});

test('the bus is asked for every event the handlers name, and one event may have one handler only', async () => {
  const { port, consumed } = bus();
  const deps = consumerDeps(port);
  const onOrder = consume([OrderCreated, OrderCancelled], () => {});
  await startConsumers(deps, [onOrder, consume(UserDeleted, () => {})]);
  expect(consumed()).toEqual(['order:created', 'order:cancelled', 'user:deleted']);

  await expect(startConsumers(deps, [onOrder, consume(OrderCreated, () => {})])).rejects.toThrow('Two handlers');
});

test('what the handler throws on comes again later, and becomes a dead letter when it was tried often enough', async () => {
  const { arrives, deps, count } = await given(() => {
    throw new TypeError('no such listing');
  });
  const event = roleUpdated('buyer');

  expect(await arrives(event, { attempt: 1 })).toEqual({ kind: 'retry', delayMs: 100 });
  expect(await arrives(event, { attempt: 2 })).toEqual({ kind: 'retry', delayMs: 200 });
  expect(deps.letters).toEqual([]);
  expect(await arrives(event, { attempt: 3 })).toEqual({ kind: 'ack' });

  expect(deps.letters).toEqual([
    {
      eventId: event.id,
      type: 'role:updated',
      natsSubject: RoleUpdated.natsSubject,
      payload: event,
      reason: 'failed',
      error: 'TypeError: no such listing',
      attempts: 3,
    },
  ]);
  expect(await count('events_failed_total')).toMatchObject([{ value: 3 }]);
  expect(await count('events_dead_total')).toMatchObject([{ labels: { type: 'role:updated' }, value: 1 }]);
});

// P4. Red when setAside acknowledges whatever happens to the letter.
test('while a dead letter cannot be stored, its event keeps coming', async () => {
  const { arrives, deps, handled } = await given();
  const { add } = deps.deadLetters;
  deps.deadLetters.add = () => Promise.reject(new Error('the database is away'));
  const poison = { ...roleUpdated('buyer'), data: null };

  expect(await arrives(poison, { attempt: 50 })).toMatchObject({ kind: 'retry' });
  deps.deadLetters.add = add;
  expect(await arrives(poison, { attempt: 51 })).toEqual({ kind: 'ack' });

  expect(deps.letters).toHaveLength(1);
  expect(handled).toEqual([]);
});

test.each([
  ['no JSON', '{"half', undefined],
  ['no envelope', { hello: 'world' }, undefined],
  ['an id that is none', { ...roleUpdated('buyer'), id: 'x' }, undefined],
  [
    'data that breaks its contract',
    { ...roleUpdated('buyer'), id: '0b9c4f0e-5d41-4b8f-8d57-0c86a5f4b0f1', data: {} },
    1,
  ],
])('%s is set aside at once and never handled', async (_, payload, withId) => {
  const { arrives, deps, handled } = await given();

  expect(await arrives(payload)).toEqual({ kind: 'ack' });

  expect(handled).toEqual([]);
  expect(deps.letters).toMatchObject([{ reason: 'invalid', attempts: 1, payload }]);
  expect(deps.letters[0]?.eventId).toBe(withId && '0b9c4f0e-5d41-4b8f-8d57-0c86a5f4b0f1');
});

// P7. Red when readEvent does not compare the envelope with where it came from.
test('an envelope that came on the subject of another event is not believed', async () => {
  const { arrives, deps, handled } = await given();

  await arrives(roleUpdated('admin'), { natsSubject: OrderCreated.natsSubject });

  expect(handled).toEqual([]);
  expect(deps.letters).toMatchObject([{ reason: 'invalid' }]);
});

test.each([
  ['version', { dataschema: 'https://ticketing.dev/schemas/role-updated.v2' }, 'role:updated'],
  ['type', { type: 'role:renamed', dataschema: 'https://ticketing.dev/schemas/role-renamed.v1' }, 'other'],
])('an event of an unknown %s is acknowledged, counted and left alone', async (_, changed, label) => {
  const { arrives, deps, handled, count } = await given();

  expect(await arrives({ ...roleUpdated('buyer'), ...changed })).toEqual({ kind: 'ack' });

  expect(handled).toEqual([]);
  expect(deps.letters).toEqual([]);
  expect(await count('events_unknown_total')).toMatchObject([{ labels: { type: label }, value: 1 }]);
});

// P4. Red without isTransient in settle-delivery.ts.
test('a database that is away for long makes no event a dead letter: it comes again until it had its effect', async () => {
  const { deps, arrives } = await given(() => {
    throw new AppError('unavailable', 'database-busy', 'away');
  });

  expect(await arrives(roleUpdated('buyer'), { attempt: 50 })).toMatchObject({ kind: 'retry' });
  expect(deps.letters).toEqual([]);
});
