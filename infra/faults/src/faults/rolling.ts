import { SERVICES } from '@ticketing-dev/common/contracts';
import type { Fault } from '../fault.ts';

export const rollingRestart: Fault = {
  name: 'rolling-restart',
  story: 'Every process of every service is ended and started again, one after another, under a sale.',
  async inject({ rig, mark }) {
    for (const process of SERVICES.flatMap((service) => rig.processesOf(service))) {
      await rig.stack.restart(process);
      mark(`${process} restarted`);
    }
    for (const server of ['nats', 'redis']) {
      await rig.stack.restart(server);
      mark(`${server} restarted`);
    }
  },
  bounds: { served: 0.999, drainedMs: 30_000, releasedLateMs: 2_000 },
  rounds: 2,
};
