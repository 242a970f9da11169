import type { ServiceName } from '@ticketing-dev/common/contracts';
import { allOver } from './all-over.ts';
import type { Fleet } from './fleet.ts';
import { givenUrl, ownDatabase } from './given-url.ts';
import type { Plan } from './plan.ts';
import { type RunningServer, startMongo, startNats, startNatsStreaming, startRedis } from './servers.ts';
import type { Progress } from './steps.ts';

export interface Backing {
  readonly mongo: (service: ServiceName) => string;
  readonly nats: (service: ServiceName) => string;
  readonly redis: (service: ServiceName) => string;
}

/** The servers that keep things: those somebody gave the address of, and the others started here, side by side. */
export async function startBacking(plan: Plan, fleet: Fleet, progress: Progress): Promise<Backing> {
  const { settings, env } = plan;
  const input = { ...plan, fleet };
  const streaming = settings.EVENT_BUS === 'nats-streaming';
  const natsSetting = streaming ? 'NATS_STREAMING_URL' : 'NATS_URL';

  const running = (name: string, given: string | undefined, start: () => Promise<RunningServer>) => {
    if (given)
      return progress.step(
        name,
        async () => undefined,
        () => 'the one you set',
      );
    return progress.step(name, start, ({ from }) => `from ${from}`);
  };
  const [mongo, nats, redis] = await allOver([
    running('MongoDB', settings.MONGO_URL, () => startMongo(input)),
    running(streaming ? 'NATS Streaming' : 'NATS', settings[natsSetting], () =>
      (streaming ? startNatsStreaming : startNats)(input),
    ),
    running('Redis', settings.REDIS_URL, () => startRedis(input)),
  ]);

  const urlOf = (setting: string, server: RunningServer | undefined) => (service: ServiceName) =>
    givenUrl(env, setting, service) ?? server?.urls(service) ?? '';
  return {
    mongo: (service) => {
      const own = env[`MONGO_URL_${service.toUpperCase()}`];
      if (own) return own;
      return settings.MONGO_URL ? ownDatabase(settings.MONGO_URL, service) : (mongo?.urls(service) ?? '');
    },
    nats: urlOf(natsSetting, nats),
    redis: urlOf('REDIS_URL', redis),
  };
}
