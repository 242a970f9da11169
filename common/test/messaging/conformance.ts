import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type AnyEventDefinition,
  Envelope,
  RoleUpdated,
  SessionRevoked,
  UserDeleted,
} from '../../src/contracts/index.ts';
import { consume, type Delivery, type EventBus, type Settlement, startConsumers } from '../../src/messaging/index.ts';
import { eventually } from '../../src/testing/eventually.ts';
import { cuttableLink } from './cuttable-link.ts';
import { consumerDeps, many, publishAll, roleUpdated, sessionRevoked } from './fixtures.ts';

/** A real broker of its own for each test. */
export interface Broker {
  readonly port: number;
  /** One process's bus. Its events come again after 1 s without acknowledgement. */
  bus(service: string, port?: number): EventBus;
  /** Past every check of ours. */
  publishText(definition: AnyEventDefinition, text: string): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const ACK: Settlement = { kind: 'ack' };
const idOf = ({ payload }: Delivery) => Envelope.parse(payload).id;
const idsOf = (events: readonly { id: string }[]) => events.map(({ id }) => id).sort();

/** What the port promises, tried on an adapter with its own real server. */
export function conformance(name: string, startBroker: () => Promise<Broker>): void {
  describe(name, () => {
    let broker: Broker;
    let buses: EventBus[];

    beforeEach(async () => {
      broker = await startBroker();
      buses = [];
    });
    afterEach(async () => {
      await Promise.all(buses.map((bus) => bus.drain()));
      await broker.stop();
    });

    async function process(service = 'orders', port?: number): Promise<EventBus> {
      const bus = broker.bus(service, port);
      await bus.connect();
      buses.push(bus);
      return bus;
    }

    /** A process that acknowledges everything and remembers the ids. */
    async function reader(service = 'orders', bus?: EventBus) {
      const own = bus ?? (await process(service));
      const seen: string[] = [];
      const handle = async (delivery: Delivery) => {
        seen.push(idOf(delivery));
        return ACK;
      };
      await own.consume({ service, definitions: [RoleUpdated], handle });
      return { bus: own, seen };
    }

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
      await broker.kill();
      killed = true;
      await Promise.all(traffic);
      await eventually(() => expect(publisher.isHealthy()).toBe(false));
      const meanwhile = await publisher.publish([roleUpdated('meanwhile')]);
      expect([...meanwhile.stored]).toEqual([]);
      expect(meanwhile.error).toBeInstanceOf(Error);

      await broker.start();
      const late = many(50, (index) => roleUpdated(`late-${index}`));
      await publishAll(publisher, late);

      const owed = [...confirmed, ...idsOf(late)];
      await eventually(() => expect(owed.filter((id) => !seen.includes(id))).toEqual([]), { withinMs: 15_000 });
      expect(publisher.isHealthy()).toBe(true);
    });

    test('an event whose process died before acknowledging it goes to another one', async () => {
      const publisher = await process('auth');
      const link = await cuttableLink(broker.port);
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

      await broker.publishText(RoleUpdated, '{"half');
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
      await broker.publishText(RoleUpdated, JSON.stringify(unknown));
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
      await broker.kill();
      await broker.start();
      const afterwards = sessionRevoked();
      await publishAll(publisher, [afterwards]);
      await eventually(() => expect(readings.every(({ seen }) => seen.includes(afterwards.id))).toBe(true), {
        withinMs: 10_000,
      });
    });

    test('an event that a dying connection swallowed is tailed after all', async () => {
      const publisher = await process('auth');
      const link = await cuttableLink(broker.port);
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
  });
}
