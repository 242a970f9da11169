import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { allOver } from './all-over.ts';
import type { Fleet } from './fleet.ts';
import { givenDatabase, givenUrl } from './given-url.ts';
import type { Plan } from './plan.ts';
import { type RunningServer, startMongo, startNats, startNatsStreaming, startRedis } from './servers.ts';
import type { Progress } from './steps.ts';

/** How each service reaches the servers that keep things. */
export interface Backing {
  readonly mongo: (service: ServiceName) => string;
  readonly nats: (service: ServiceName) => string;
  readonly redis: (service: ServiceName) => string;
}

type Given = (service: ServiceName) => string | undefined;

/** Those somebody gave the address of, and the others started here, side by side. */
export async function startBacking(plan: Plan, fleet: Fleet, progress: Progress): Promise<Backing> {
  const { settings, env } = plan;
  const input = { ...plan, fleet };
  const given = (name: string) => (service: ServiceName) => givenUrl(env, name, service);

  const reach = async (name: string, set: Given, start: () => Promise<RunningServer>) => {
    if (SERVICES.every(set)) {
      progress.note(`${name}: as you set it`);
      return (service: ServiceName) => set(service) ?? '';
    }
    const { urls } = await progress.step(name, start, ({ from }) => `from ${from}`);
    return (service: ServiceName) => set(service) ?? urls(service);
  };

  const [mongo, nats, redis] = await allOver([
    reach(
      'MongoDB',
      (service) => givenDatabase(env, service),
      () => startMongo(input),
    ),
    settings.EVENT_BUS === 'jetstream'
      ? reach('NATS', given('NATS_URL'), () => startNats(input))
      : reach('NATS Streaming', given('NATS_STREAMING_URL'), () => startNatsStreaming(input)),
    reach('Redis', given('REDIS_URL'), () => startRedis(input)),
  ]);
  return { mongo, nats, redis };
}
