import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { RoleUpdated } from '../../../src/contracts/index.ts';
import type { Settlement } from '../../../src/messaging/index.ts';
import { eventually } from '../../../src/testing/eventually.ts';
import { cuttableLink } from '../cuttable-link.ts';
import { many, publishAll, roleUpdated } from '../fixtures.ts';
import { ACK, idOf, idsOf, type Processes } from './processes.ts';

/** What survives: a service, a process and the broker going away. */
export function durability({ broker, process, reader }: Processes): void {
  test('a service that was away gets what it missed, and nothing it had settled', async () => {
    const publisher = await process('auth');
    const [first, missed] = [roleUpdated('a'), roleUpdated('b')];
    const before = await reader();
    await publishAll(publisher, [first]);
    await eventually(() => expect(before.seen).toEqual([first.id]));
    await before.bus.drain();

    await publishAll(publisher, [missed]);
    const after = await reader();

    await eventually(() => expect(after.seen).toEqual([missed.id]));
    await delay(1_500);
    expect(after.seen).toEqual([missed.id]);
  });

  // P4. Red when a publish counts as stored without the broker's own word (`link.isUp()`, `await batch.commit()`).
  test('a broker killed in the middle of traffic loses nothing it confirmed, and everybody goes on when it is back', async () => {
    const publisher = await process('auth');
    const { seen } = await reader();
    const confirmed = new Set<string>();
    let killed = false;
    const traffic = many(20, async () => {
      while (!killed) {
        const { stored } = await publisher.publish(many(10, () => roleUpdated('early')));
        for (const id of stored) confirmed.add(id);
        await delay(1);
      }
    });
    await eventually(() => expect(seen.length).toBeGreaterThan(200));
    await broker().kill();
    killed = true;
    await Promise.all(traffic);
    await eventually(() => expect(publisher.isHealthy()).toBe(false));
    const meanwhile = await publisher.publish([roleUpdated('meanwhile')]);
    expect([...meanwhile.stored]).toEqual([]);
    expect(meanwhile.error).toBeInstanceOf(Error);

    await broker().start();
    const late = many(50, (index) => roleUpdated(`late-${index}`));
    await publishAll(publisher, late);

    const owed = [...confirmed, ...idsOf(late)];
    await eventually(() => expect(owed.filter((id) => !seen.includes(id))).toEqual([]), { withinMs: 15_000 });
    expect(publisher.isHealthy()).toBe(true);
  });

  test('an event whose process died before acknowledging it goes to another one', async () => {
    const publisher = await process('auth');
    const link = await cuttableLink(broker().port);
    const dying = await process('orders', link.port);
    let taken = 0;
    let finish = (_: Settlement) => {};
    await dying.consume({
      service: 'orders',
      definitions: [RoleUpdated],
      handle: () => {
        taken += 1;
        return new Promise<Settlement>((resolve) => {
          finish = resolve;
        });
      },
    });
    const event = roleUpdated('a');
    await publishAll(publisher, [event]);
    await eventually(() => expect(taken).toBe(1));

    await link.cut();
    const { seen } = await reader();

    await eventually(() => expect(seen).toEqual([event.id]), { withinMs: 10_000 });
    finish(ACK);
  });

  test('draining waits for what is under way and gives the rest to others', async () => {
    const publisher = await process('auth');
    const leaving = await process();
    const done: string[] = [];
    let started = 0;
    await leaving.consume({
      service: 'orders',
      definitions: [RoleUpdated],
      concurrency: 1,
      handle: async (delivery) => {
        started += 1;
        await delay(300);
        done.push(idOf(delivery));
        return ACK;
      },
    });
    const events = many(5, (index) => roleUpdated(`r-${index}`));
    await publishAll(publisher, events);
    await eventually(() => expect(started).toBe(1));
    // Time for the next ones to be read ahead.
    await delay(100);

    await leaving.drain();
    expect(done).toHaveLength(1);
    const { seen } = await reader();

    await eventually(() => expect([...done, ...seen].sort()).toEqual(idsOf(events)), { withinMs: 3_000 });
  });
}
