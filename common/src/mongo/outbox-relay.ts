import { setTimeout as sleep } from 'node:timers/promises';
import type { EventBus } from '../messaging/event-bus.ts';
import type { Lease } from './lease.ts';
import type { Outbox } from './outbox.ts';
import { pendingPublisher, type Round } from './publish-pending.ts';

/** The part of a pino logger that is used here. */
export interface Log {
  /** It works again. */
  info(fields: object, message: string): void;
  /** Events wait. */
  warn(fields: object, message: string): void;
  /** The broker refuses one event while it takes others. */
  error(fields: object, message: string): void;
}

export interface RelaySettings {
  readonly outbox: Outbox;
  readonly bus: EventBus;
  /** One relay of all processes of a service publishes. */
  readonly lease: Lease;
  readonly logger: Log;
  /** Between two looks when nothing is waiting; a commit of this process is looked at sooner. */
  readonly pollMs?: number;
  readonly batchSize?: number;
  /** Between two tries to become the one that publishes. */
  readonly followMs?: number;
}

const FIRST_BACK_OFF_MS = 100;
const LONGEST_BACK_OFF_MS = 5_000;

export type OutboxRelay = ReturnType<typeof outboxRelay>;

/**
 * Publishes what transactions told. At least once: an event is noted as sent only after the broker stored it, so that a relay
 * that dies in between leaves it to the next one. A worker: `start`, `stop`.
 */
export function outboxRelay(settings: RelaySettings) {
  const { outbox, bus, lease, logger, pollMs = 50, batchSize = 256, followMs = 500 } = settings;
  const publishPending = pendingPublisher({
    outbox,
    bus,
    lease,
    batchSize,
    onRefused: ({ id, type }, attempts, err) => logger.error({ event: id, type, attempts, err }, 'event refused'),
  });
  let failures = 0;
  let nudged = false;
  let stopping = false;
  let givenUp = false;
  let wake: () => void = () => undefined;
  let loop: Promise<void> = Promise.resolve();
  let forgetNudges: () => void = () => undefined;

  async function round(): Promise<Round | { readonly kind: 'following' }> {
    nudged = false;
    try {
      return (await lease.hold()) ? await publishPending() : { kind: 'following' };
    } catch (error) {
      return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  function note(result: Awaited<ReturnType<typeof round>>): void {
    if (result.kind === 'failed') {
      if (failures === 0) logger.warn({ err: result.error }, 'events wait in the outbox');
      failures += 1;
    } else if (failures > 0) {
      logger.info({ failures }, 'events leave the outbox again');
      failures = 0;
    }
  }

  /** Full jitter, so that the services do not all come at once to a broker that is back. */
  const backOff = () => Math.random() * Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** failures);

  async function pause(kind: 'idle' | 'failed' | 'following'): Promise<void> {
    if (stopping || (kind === 'idle' && nudged)) return;
    const ms = kind === 'idle' ? pollMs : kind === 'failed' ? backOff() : followMs;
    const woken = new AbortController();
    // A nudge says that there is something to publish; that helps only one that could.
    wake = () => (stopping || kind === 'idle') && woken.abort();
    await sleep(ms, undefined, { signal: woken.signal }).catch(() => undefined);
  }

  async function run(): Promise<void> {
    while (!givenUp) {
      const last = stopping;
      const result = await round();
      note(result);
      if (result.kind === 'sent') continue;
      if (last) return;
      await pause(result.kind);
    }
  }

  return {
    name: 'outbox-relay',
    /** Begins to publish; it goes on until `stop`. */
    start(): void {
      forgetNudges = outbox.onNudge(() => {
        nudged = true;
        wake();
      });
      loop = run();
    },
    /** Publishes what is still waiting, for at most `withinMs`, and frees the lease. */
    async stop({ withinMs = 5_000 }: { withinMs?: number } = {}): Promise<void> {
      stopping = true;
      wake();
      const bound = new AbortController();
      await Promise.race([loop, sleep(withinMs, undefined, { signal: bound.signal }).catch(() => undefined)]);
      bound.abort();
      givenUp = true;
      forgetNudges();
      await lease.release();
    },
  };
}
