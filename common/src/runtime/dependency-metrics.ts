import type { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import { Gauge, type Registry } from 'prom-client';
import type { EventBus } from '../messaging/index.ts';

/** Mongoose's number for a connection that stands. */
const CONNECTED = 1;

/** `dependency_up`: what `/readyz` says of `mongo`, `bus` and `redis`, as numbers. */
export function dependencyMetrics(
  registry: Registry,
  { connection, bus, redis }: { connection: Connection; bus: EventBus; redis: Redis },
): void {
  new Gauge({
    name: 'dependency_up',
    help: 'Whether the server is reached now: 1, else 0.',
    labelNames: ['dependency'],
    registers: [registry],
    collect() {
      this.set({ dependency: 'mongo' }, connection.readyState === CONNECTED ? 1 : 0);
      this.set({ dependency: 'bus' }, bus.isHealthy() ? 1 : 0);
      this.set({ dependency: 'redis' }, redis.status === 'ready' ? 1 : 0);
    },
  });
}

/** `events_waiting`, asked of the broker when scraped. All processes of a service say the same; away, it says nothing. */
export function waitingMetrics(registry: Registry, bus: EventBus): void {
  new Gauge({
    name: 'events_waiting',
    help: 'Events stored by the broker that this service has still to settle, by type.',
    labelNames: ['type'],
    registers: [registry],
    async collect() {
      const waiting = bus.isHealthy() ? await bus.waiting?.().catch(() => undefined) : undefined;
      this.reset();
      for (const [type, count] of waiting ?? []) this.set({ type }, count);
    },
  });
}
