import { type Base, buildBase } from '@ticketing-dev/common/runtime';
import { Histogram } from 'prom-client';
import type { Config } from './config.ts';
import { timerStore } from './db/timer-store.ts';
import { queueBoard } from './gateways/queue-board.ts';
import { reminderQueue } from './gateways/reminders.ts';

export type Deps = ReturnType<typeof wire>;

export function buildDeps(config: Config): Deps {
  return wire(buildBase('expiration', config));
}

/** Everything the service is made of, on any base: the tests bring their own. */
export function wire<B extends Base>(base: B, { queuePrefix = 'expiration' } = {}) {
  return {
    ...base,
    timers: timerStore(base),
    reminders: reminderQueue({ redisUrl: base.config.REDIS_URL, prefix: queuePrefix, logger: base.logger }),
    queueBoard: queueBoard(),
    expiryLateness: new Histogram({
      name: 'expiration_lateness_seconds',
      help: 'How long after its due time a timer was announced.',
      labelNames: ['kind'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 60],
      registers: [base.metrics],
    }),
  };
}
