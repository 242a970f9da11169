import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RoleUpdated } from '../../../src/contracts/index.ts';
import { consume, startConsumers } from '../../../src/messaging/index.ts';
import { eventually } from '../../../src/testing/eventually.ts';
import { consumerDeps, many, publishAll, roleUpdated } from '../fixtures.ts';
import { idsOf, type Processes } from './processes.ts';

/** `startConsumers` over a real broker. */
export function consumption({ broker, process }: Processes): void {
  test('poison is set aside while the others flow', async () => {
    const [publisher, bus] = [await process('auth'), await process()];
    const deps = consumerDeps(bus);
    const handled: string[] = [];
    const onRole = consume(RoleUpdated, async (_: typeof deps, event) => {
      if (event.subject === 'poison') throw new Error('never');
      handled.push(event.id);
    });
    await startConsumers(deps, [onRole], { concurrency: 2, maxAttempts: 3, random: () => 0.5 });
    const good = many(30, (index) => roleUpdated(`good-${index}`));
    const failing = roleUpdated('poison');
    const invalid = { ...roleUpdated('x'), data: { id: 'x', version: 'one' } };

    await broker().publishText(RoleUpdated, '{"half');
    await publishAll(publisher, [failing, invalid, ...good]);

    await eventually(() => expect([...new Set(handled)].sort()).toEqual(idsOf(good)));
    await eventually(() => expect(deps.letters).toHaveLength(3));
    expect(deps.letters.find(({ payload }) => payload === '{"half')).toMatchObject({
      reason: 'invalid',
      attempts: 1,
    });
    expect(deps.letters.find(({ eventId }) => eventId === invalid.id)).toMatchObject({
      reason: 'invalid',
      attempts: 1,
    });
    expect(deps.letters.find(({ eventId }) => eventId === failing.id)).toMatchObject({
      reason: 'failed',
      error: 'Error: never',
      attempts: 3,
    });
    await delay(1_500);
    expect(deps.letters).toHaveLength(3);
  });

  test('an event of an unknown schema version is left alone', async () => {
    const [publisher, bus] = [await process('auth'), await process()];
    const deps = consumerDeps(bus);
    const handled: string[] = [];
    const onRole = consume(RoleUpdated, async (_: typeof deps, event) => handled.push(event.id));
    await startConsumers(deps, [onRole]);
    const known = roleUpdated('a');
    const unknown = { ...roleUpdated('a'), dataschema: known.dataschema.replace('.v1', '.v9') };

    await publishAll(publisher, [unknown]);
    await broker().publishText(RoleUpdated, JSON.stringify(unknown));
    await publishAll(publisher, [known]);

    await eventually(() => expect(handled).toEqual([known.id]));
    await delay(1_500);
    expect(handled).toEqual([known.id]);
    expect(deps.letters).toEqual([]);
  });

  // P5. Red when the comparison of versions is removed from `copies.set`.
  test('copies end at the newest version, whatever the order and repetition of events', async () => {
    const [publisher, bus] = [await process('auth'), await process()];
    const deps = consumerDeps(bus);
    const copies = new Map<string, number>();
    const arrived = new Set<string>();
    const onRole = consume(RoleUpdated, async (_: typeof deps, { id, data }) => {
      if (!arrived.has(id) && id.endsWith('0')) {
        arrived.add(id);
        throw new Error('a failed first attempt puts it behind newer ones');
      }
      arrived.add(id);
      if (data.version > (copies.get(data.id) ?? 0)) copies.set(data.id, data.version);
    });
    await startConsumers(deps, [onRole], { random: () => 0.1 });

    const aggregates = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 4 });
    const histories = aggregates.chain((ids) => {
      const events = ids.flatMap((id) => many(5, (index) => roleUpdated(id, index + 1)));
      return fc
        .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.array(fc.constantFrom(...events)))
        .map(([shuffled, repeated]) => ({ ids, sent: [...shuffled, ...repeated] }));
    });
    await fc.assert(
      fc.asyncProperty(histories, async ({ ids, sent }) => {
        for (let at = 0; at < sent.length; at += 7) await publishAll(publisher, sent.slice(at, at + 7));
        await eventually(() => expect(sent.filter(({ id }) => !arrived.has(id))).toEqual([]));
        await eventually(() => expect(ids.map((id) => copies.get(id))).toEqual(ids.map(() => 5)));
      }),
      { numRuns: 12, interruptAfterTimeLimit: 15_000, endOnFailure: true },
    );
  });
}
