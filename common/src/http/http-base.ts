import type { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import type { Registry } from 'prom-client';
import type { ServiceName } from '../contracts/index.ts';
import type { EventBus } from '../messaging/index.ts';
import type { Clock } from '../runtime/clock.ts';
import type { BaseConfig } from '../runtime/config.ts';
import type { Lifecycle } from '../runtime/lifecycle.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Roles } from './roles.ts';
import type { Sessions } from './sessions.ts';

/** What the HTTP kit needs of a service's `Base`. */
export interface HttpBase {
  readonly service: ServiceName;
  readonly config: Pick<BaseConfig, 'PUBLIC_URL' | 'RATE_LIMITS' | 'TRUST_PROXY_HOPS'>;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Makes ids that sort by time. */
  readonly newId: () => string;
  readonly connection: Connection;
  readonly redis: Redis;
  readonly bus: Pick<EventBus, 'isHealthy'>;
  readonly sessions: Sessions;
  readonly roles: Roles;
  readonly metrics: Registry;
  readonly lifecycle: Lifecycle;
}
