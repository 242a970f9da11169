import type { Fault } from '../fault.ts';

/** Disks that are full. They need root: the two servers' files lie on small ones then. */
export const diskFaults: readonly Fault[] = [
  {
    name: 'disk-full-nats',
    story: 'The broker’s disk is full for 15 s; somebody makes room and starts it again.',
    inject: async ({ rig }) => rig.disks.fill('nats'),
    lastsMs: 15_000,
    async heal({ rig }) {
      rig.disks.free('nats');
      // Its streams stay disabled once it had no room.
      await rig.stack.restart('nats');
    },
    on: 'small-disks',
    bounds: { drainedMs: 30_000, served: 0.999, releasedLateMs: 2_000 },
  },
  {
    name: 'disk-full-mongo',
    story: 'The database’s disk is full for 15 s: it ends itself, again and again, until there is room.',
    inject: async ({ rig }) => rig.disks.fill('mongo'),
    lastsMs: 15_000,
    async heal({ rig }) {
      rig.disks.free('mongo');
      await rig.stack.down('mongo');
      await rig.stack.up('mongo');
    },
    on: 'small-disks',
    bounds: { drainedMs: 30_000 },
  },
];
