import type { Fault } from '../fault.ts';

function paused(name: string, seconds: number, bounds: Fault['bounds']): Fault {
  return {
    name: `pause-${name}-${seconds}s`,
    story: `${name} hangs for ${seconds} s and goes on (SIGSTOP): nothing is refused, nothing is answered.`,
    inject: async ({ rig }) => rig.stack.signal(name, 'SIGSTOP'),
    lastsMs: seconds * 1_000,
    heal: async ({ rig }) => rig.stack.signal(name, 'SIGCONT'),
    bounds: { drainedMs: 30_000, ...bounds },
  };
}

/** A process that owns a lease, or holds a lock, and comes back after everybody gave it up. */
const zombies: Fault = {
  name: 'zombies',
  story:
    'One process of every service hangs for 8 s, then the other: relays, sweepers and reconcilers that come back late.',
  async inject({ rig, mark }) {
    const all = ['tickets', 'orders', 'payments', 'expiration', 'support'].map((service) => rig.processesOf(service));
    for (const turn of [0, 1]) {
      const now = all.flatMap((processes) => processes[turn] ?? []);
      for (const process of now) rig.stack.signal(process, 'SIGSTOP');
      mark(`${now.join(', ')} hang`);
      await new Promise((resolve) => setTimeout(resolve, 8_000));
      for (const process of now) rig.stack.signal(process, 'SIGCONT');
      mark(`${now.join(', ')} go on`);
    }
  },
  bounds: { drainedMs: 30_000 },
};

export const pauses: readonly Fault[] = [
  ...[6, 60].flatMap((seconds) => [
    paused('nats', seconds, { served: 0.999, releasedLateMs: 2_000 }),
    paused('mongo', seconds, {}),
    paused('redis', seconds, { served: 0.999, releasedLateMs: 5_000 }),
  ]),
  zombies,
];
