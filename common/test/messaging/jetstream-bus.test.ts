import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RoleUpdated, SessionRevoked } from '../../src/contracts/index.ts';
import { eventually } from '../../src/testing/eventually.ts';
import { conformance } from './conformance/conformance.ts';
import { many, publishAll, roleUpdated, sessionRevoked } from './fixtures.ts';
import { jetStreamBroker } from './jetstream-broker.ts';

conformance('JetStream', jetStreamBroker);

describe('JetStream only', () => {
  let broker: Awaited<ReturnType<typeof jetStreamBroker>>;
  beforeEach(async () => {
    broker = await jetStreamBroker();
  });
  afterEach(() => broker.stop());

  async function given() {
    const bus = broker.bus('orders');
    await bus.connect();
    const seen: string[] = [];
    await bus.consume({
      service: 'orders',
      definitions: [RoleUpdated],
      handle: async ({ natsSubject }) => {
        seen.push(natsSubject);
        return { kind: 'ack' };
      },
    });
    return { bus, seen };
  }

  test('a deleted stream is made anew, and consumption goes on', async () => {
    const { bus, seen } = await given();
    await publishAll(bus, [roleUpdated('a')]);
    await eventually(() => expect(seen).toHaveLength(1));

    await broker.deleteStream();
    await publishAll(bus, [roleUpdated('b')]);

    await eventually(() => expect(seen).toHaveLength(2), { withinMs: 15_000 });
    await bus.drain();
  });

  test('who only publishes makes a deleted stream anew as well', async () => {
    const bus = broker.bus('auth');
    await bus.connect();
    await broker.deleteStream();

    await publishAll(bus, [roleUpdated('a')]);

    await bus.drain();
  });

  test('an event published twice is stored once', async () => {
    const { bus, seen } = await given();
    const events = many(300, (index) => roleUpdated(`r-${index}`));

    await publishAll(bus, events.slice(0, 10));
    await publishAll(bus, events);
    await publishAll(bus, events);

    await eventually(() => expect(seen).toHaveLength(300));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen).toHaveLength(300);
    await bus.drain();
  });

  test('as many processes tail an event as there are places, each gets all of it, and one more is told', async () => {
    const bus = broker.bus('orders');
    await bus.connect();
    const counts = many(32, () => 0);
    const since = new Date();
    const tail = (place: number) =>
      bus.tail({
        definition: SessionRevoked,
        since,
        handle: () => {
          counts[place] = (counts[place] ?? 0) + 1;
        },
      });
    await Promise.all(counts.map((_, place) => tail(place)));

    await expect(tail(32)).rejects.toThrow('are taken');
    await publishAll(bus, [sessionRevoked(), sessionRevoked()]);

    await eventually(() => expect(counts).toEqual(counts.map(() => 2)));
    await bus.drain();
  });
});
