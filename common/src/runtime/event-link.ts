import { setTimeout as sleep } from 'node:timers/promises';
import { Envelope, SessionRevoked } from '../contracts/index.ts';
import { REVOCATION_LIFE_MS } from '../http/revocations.ts';
import { type Handler, type Subscription, startConsumers } from '../messaging/index.ts';
import type { Base } from './build-base.ts';

const RETRY_MS = 1_000;

/**
 * Joins a service to the broker and never gives up: connects, reads the revocations of the last ten minutes and on, then
 * starts its consumers. `joined` resolves once all of it is done.
 */
export function eventLink<Deps extends Base>(deps: Deps, handlers: readonly Handler<Deps>[]) {
  const { bus, logger } = deps;
  const stopping = new AbortController();
  const subscriptions: Subscription[] = [];

  /** Whether it was done before stopping. */
  async function keepTrying(what: string, step: () => Promise<unknown>): Promise<boolean> {
    for (let attempt = 1; !stopping.signal.aborted; attempt += 1) {
      try {
        await step();
        return true;
      } catch (error) {
        if (stopping.signal.aborted) return false;
        logger.warn({ err: error, attempt }, `${what} failed: trying again`);
        await sleep(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    return false;
  }

  async function subscribe(subscription: Promise<Subscription>): Promise<void> {
    subscriptions.push(await subscription);
  }

  const joined = (async () => {
    const done =
      (await keepTrying('connecting to the broker', () => bus.connect())) &&
      (await keepTrying('reading revocations', () => subscribe(tailRevocations(deps)))) &&
      (await keepTrying('starting consumers', () => subscribe(startConsumers(deps, handlers))));
    if (done) logger.info({ events: handlers.flatMap((handler) => handler.definitions).length }, 'listening to events');
  })();

  return {
    joined,
    async stop(): Promise<void> {
      stopping.abort();
      await joined;
      for (const subscription of subscriptions.reverse()) await subscription.stop();
    },
  };
}

/** Every process reads them all: a token refused in one place is refused everywhere, even while Redis is away. */
function tailRevocations({ bus, clock, sessions, logger }: Base): Promise<Subscription> {
  return bus.tail({
    definition: SessionRevoked,
    since: new Date(clock().getTime() - REVOCATION_LIFE_MS),
    handle: (payload) => {
      const event = RevocationEvent.safeParse(payload);
      if (!event.success) return logger.error('a session:revoked that breaks its contract');
      const { scope, id, revokedAt } = event.data.data;
      sessions.heard({ scope, id, revokedAt: new Date(revokedAt) });
    },
  });
}

const RevocationEvent = Envelope.extend({ data: SessionRevoked.data });
