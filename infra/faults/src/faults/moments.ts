import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import type { LinkName } from '../links/links.ts';
import type { Wire } from '../links/tripwire.ts';
import type { Stage } from '../stage.ts';

/** Everybody is connected again by then. */
const RECONNECTED_MS = 1_500;
const TRIP_WITHIN_MS = 30_000;

interface Moment extends Pick<Fault, 'name' | 'story'> {
  readonly link: LinkName;
  readonly wire: Omit<Wire, 'nth'>;
  /** The wire trips on one of so many first matches. */
  readonly among: number;
  /** Only the process whose message it was dies: the others go on. */
  readonly alone?: boolean;
  readonly bounds?: Fault['bounds'];
}

/** Kills a service's processes at an exact moment: when a message of one kind passes between it and a server. */
function moment({ link, wire, among, alone = false, bounds, ...fault }: Moment): Fault {
  const service = link.split('-')[0] ?? link;
  async function inject({ rig, watch, roll, mark }: Stage): Promise<void> {
    const patience = new AbortController();
    const wired = await rig.links.wire(link, { ...wire, nth: roll.upTo(among) }, (process) =>
      alone ? watch.killOne(process) : watch.kill(service),
    );
    try {
      const tripped = await Promise.race([wired.tripped.then(() => true), late(patience.signal)]);
      if (!tripped) throw new Error(`nothing like ${wire.pattern} passed on ${link}`);
      mark(`tripped on ${link}`);
    } finally {
      patience.abort();
      await wired.remove();
    }
    await sleep(RECONNECTED_MS);
  }
  return { ...fault, inject, rounds: 3, bounds: { servesAgainMs: 10_000, drainedMs: 30_000, ...bounds } };
}

const late = (signal: AbortSignal) => sleep(TRIP_WITHIN_MS, false, { signal }).catch(() => false);

const STORED = /\{"stream":"TICKETING", ?"seq":\d+/;
const ACKNOWLEDGED = /\$JS\.ACK\.[^\r\n]*\r\n\+ACK/;
const MONEY_MOVED = /"status": ?"(succeeded|requires_capture|canceled)"/;

/** Deaths between two steps that must be one. */
export const moments: readonly Fault[] = [
  moment({
    name: 'relay-before-mark',
    story: 'orders dies after the broker stored its events and before it noted so: they are published again.',
    link: 'orders-nats',
    wire: { pattern: STORED, towards: 'service', deliver: false },
    among: 12,
  }),
  moment({
    name: 'consumer-before-ack-orders',
    story: 'orders dies after the effect of an event was saved and before it was acknowledged: the event comes again.',
    link: 'orders-nats',
    wire: { pattern: ACKNOWLEDGED, towards: 'server', deliver: false },
    among: 12,
  }),
  moment({
    name: 'consumer-before-ack-payments',
    story: 'payments dies after the effect of an event was saved and before it was acknowledged.',
    link: 'payments-nats',
    wire: { pattern: ACKNOWLEDGED, towards: 'server', deliver: false },
    among: 12,
  }),
  moment({
    name: 'payments-before-write',
    story: 'payments dies after Stripe moved the money and before that is written down.',
    link: 'payments-stripe',
    wire: { pattern: MONEY_MOVED, towards: 'service', deliver: false },
    among: 8,
  }),
  moment({
    name: 'orders-before-commit',
    story:
      'orders dies in the middle of a flush, its transaction open: other buyers of the listing wait for its locks.',
    link: 'orders-mongo',
    wire: { pattern: /commitTransaction/, towards: 'server', deliver: false },
    among: 30,
    alone: true,
    bounds: { waitMs: 7_000 },
  }),
  moment({
    name: 'orders-after-commit',
    story: 'orders dies when its transaction is committed and nobody was told.',
    link: 'orders-mongo',
    wire: { pattern: /commitTransaction/, towards: 'server', deliver: true },
    among: 30,
    alone: true,
    bounds: { waitMs: 7_000 },
  }),
];
