import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Envelope, RoleUpdated, UserDeleted } from '../../../src/contracts/index.ts';
import type { Delivery } from '../../../src/messaging/index.ts';
import { eventually } from '../../../src/testing/eventually.ts';
import { many, publishAll, roleUpdated, sessionRevoked } from '../fixtures.ts';
import { ACK, idsOf, type Processes } from './processes.ts';

/** What a consumer gets, and what it does not. */
export function delivery({ process, reader }: Processes): void {
  test('an event that cannot be settled yet comes again, with a higher attempt, after the delay', async () => {
    const [publisher, bus] = [await process('auth'), await process()];
    const attempts: { attempt: number; at: number }[] = [];
    await bus.consume({
      service: 'orders',
      definitions: [RoleUpdated],
      handle: async ({ attempt }) => {
        attempts.push({ attempt, at: performance.now() });
        if (attempts.length === 2) throw new Error('a handler must not, but may');
        return attempts.length < 4 ? { kind: 'retry', delayMs: 300 } : ACK;
      },
    });
    await publishAll(publisher, [roleUpdated('a')]);

    await eventually(() => expect(attempts).toHaveLength(4));
    await delay(1_500);
    expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    const [first = { at: 0 }, second = { at: 0 }] = attempts;
    expect(second.at - first.at).toBeGreaterThanOrEqual(290);
  });

  test('publishing again what is stored already is confirmed, together with what is new', async () => {
    const publisher = await process('auth');
    const { seen } = await reader();
    const [old, ...fresh] = many(20, (index) => roleUpdated(`r-${index}`));
    if (!old) throw new Error('no event');
    await publishAll(publisher, [old]);

    const { stored, error } = await publisher.publish([...fresh, old]);

    expect(error).toBeUndefined();
    expect([...stored].sort()).toEqual(idsOf([old, ...fresh]));
    await eventually(() => expect([...new Set(seen)].sort()).toEqual(idsOf([old, ...fresh])));
  });

  test('the processes of one service share its events, and another service gets them all as well', async () => {
    const publisher = await process('auth');
    const [one, two, other] = [await reader('orders'), await reader('orders'), await reader('payments')];
    const events = many(200, (index) => roleUpdated(`r-${index}`));

    await publishAll(publisher, events);

    await eventually(() => expect([...one.seen, ...two.seen].sort()).toEqual(idsOf(events)));
    await eventually(() => expect([...other.seen].sort()).toEqual(idsOf(events)));
    expect(Math.min(one.seen.length, two.seen.length)).toBeGreaterThan(0);
  });

  test('a process gets only the events it named', async () => {
    const [publisher, bus] = [await process('auth'), await process()];
    const types = new Set<string>();
    const handle = async ({ payload }: Delivery) => {
      types.add(Envelope.parse(payload).type);
      return ACK;
    };
    await bus.consume({ service: 'orders', definitions: [RoleUpdated, UserDeleted], handle });

    const unnamed = {
      ...roleUpdated('a'),
      type: 'role:renamed',
      dataschema: 'https://ticketing.dev/schemas/role-renamed.v1',
    };
    await publishAll(publisher, [unnamed, sessionRevoked(), roleUpdated('a')]);

    await eventually(() => expect([...types]).toEqual(['role:updated']));
  });
}
