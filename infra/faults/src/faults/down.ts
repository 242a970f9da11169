import type { Fault } from '../fault.ts';

function down(name: string, seconds: number, bounds: Fault['bounds']): Fault {
  return {
    name: `down-${name}-${seconds}s`,
    story: `${name} is killed and stays away for ${seconds} s.`,
    inject: ({ rig }) => rig.stack.down(name),
    lastsMs: seconds * 1_000,
    heal: ({ rig }) => rig.stack.up(name),
    bounds: { drainedMs: 30_000, ...bounds },
  };
}

/** The API goes on without the broker and without Redis. */
export const absences: readonly Fault[] = [
  down('nats', 150, { served: 0.999, releasedLateMs: 2_000 }),
  down('redis', 30, { served: 0.999, releasedLateMs: 5_000 }),
  down('mongo', 20, {}),
];
