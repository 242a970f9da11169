import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Envelope, SessionRevoked } from '../../../src/contracts/index.ts';
import { eventually } from '../../../src/testing/eventually.ts';
import { cuttableLink } from '../cuttable-link.ts';
import { many, publishAll, sessionRevoked } from '../fixtures.ts';
import type { Processes } from './processes.ts';

/** One process's own reading of an event. */
export function tailing({ broker, process }: Processes): void {
  test('every process that tails an event reads it from the given time on, and all of the past before it says so', async () => {
    const publisher = await process('auth');
    const [old, recent, newer, live] = [sessionRevoked(), sessionRevoked(), sessionRevoked(), sessionRevoked()];
    await publishAll(publisher, [old]);
    await delay(50);
    const since = new Date();
    await delay(50);
    await publishAll(publisher, [recent]);
    await publishAll(publisher, [newer]);

    const readings = await Promise.all(
      many(2, async () => {
        const seen: string[] = [];
        const bus = await process('orders');
        const handle = async (payload: unknown) => {
          await delay(20);
          seen.push(Envelope.parse(payload).id);
        };
        await bus.tail({ definition: SessionRevoked, since, handle });
        return { seen, atStart: [...seen] };
      }),
    );
    expect(readings.map(({ atStart }) => atStart)).toEqual([
      [recent.id, newer.id],
      [recent.id, newer.id],
    ]);

    await publishAll(publisher, [live]);
    await eventually(() => expect(readings.every(({ seen }) => seen.at(-1) === live.id)).toBe(true));
    await broker().kill();
    await broker().start();
    const afterwards = sessionRevoked();
    await publishAll(publisher, [afterwards]);
    await eventually(() => expect(readings.every(({ seen }) => seen.includes(afterwards.id))).toBe(true), {
      withinMs: 10_000,
    });
  });

  test('an event that a dying connection swallowed is tailed after all', async () => {
    const publisher = await process('auth');
    const link = await cuttableLink(broker().port);
    const bus = await process('orders', link.port);
    const seen: string[] = [];
    const handle = (payload: unknown) => void seen.push(Envelope.parse(payload).id);
    await bus.tail({ definition: SessionRevoked, since: new Date(), handle });
    const [heard, swallowed] = [sessionRevoked(), sessionRevoked()];
    await publishAll(publisher, [heard]);
    await eventually(() => expect(seen).toEqual([heard.id]));

    link.mute();
    await publishAll(publisher, [swallowed]);
    await delay(100);
    link.reset();

    await eventually(() => expect(seen).toContain(swallowed.id));
    await bus.drain();
    await link.cut();
  });
}
