import { SERVICES } from '@ticketing-dev/common/contracts';
import type { Fault } from '../fault.ts';

const SERVERS = { nats: 'the broker', mongo: 'the database', redis: 'Redis' } as const;

function killed(name: string, story: string, more: Partial<Fault> = {}): Fault {
  return {
    name: `kill-${name}`,
    story,
    inject: async ({ watch }) => watch.kill(name),
    bounds: { servesAgainMs: 10_000, drainedMs: 30_000 },
    rounds: 3,
    ...more,
  };
}

/** `kill -9` in the middle of everything: all processes of a service at once, or a server. */
export const kills: readonly Fault[] = [
  ...SERVICES.map((service) => killed(service, `Every process of ${service} is killed at once.`)),
  killed('nats', `${SERVERS.nats} is killed.`, {
    bounds: { servesAgainMs: 10_000, drainedMs: 30_000, releasedLateMs: 2_000, served: 0.999 },
  }),
  killed('mongo', `${SERVERS.mongo} is killed.`),
  killed('redis', `${SERVERS.redis} is killed.`, {
    bounds: { servesAgainMs: 10_000, drainedMs: 30_000, releasedLateMs: 5_000, served: 0.999 },
  }),
];
