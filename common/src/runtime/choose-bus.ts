import type { ServiceName } from '../contracts/index.ts';
import { type EventBus, jetStreamBus, natsStreamingBus } from '../messaging/index.ts';
import type { BaseConfig } from './config.ts';
import type { Logger } from './logger.ts';
import { ConfigError } from './read-config.ts';

/** The adapter that `EVENT_BUS` names, as this service's own broker user. */
export function chooseBus(service: ServiceName, config: BaseConfig, logger: Logger): EventBus {
  if (config.EVENT_BUS === 'nats-streaming')
    return natsStreamingBus({ url: needed('NATS_STREAMING_URL', config.NATS_STREAMING_URL), service, logger });
  const stream = { replicas: config.EVENT_REPLICAS };
  return jetStreamBus({ url: needed('NATS_URL', config.NATS_URL), service, logger, stream });
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined) throw new ConfigError([`${name} is missing`]);
  return value;
}
