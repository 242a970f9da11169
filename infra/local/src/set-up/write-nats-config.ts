import { writeFileSync } from 'node:fs';
import { natsServerConfig } from '@ticketing-dev/common/messaging';
import { z } from 'zod';
import { Secrets } from '../stack/secrets.ts';

const list = z.string().transform((text) => text.split(','));
const Config = z.object({
  NATS_CONFIG: z.string(),
  NATS_STORE_DIR: z.string(),
  /** JSON `{service: {password}}`. */
  USERS: z.string().transform((text) => Secrets.shape.nats.parse(JSON.parse(text))),
  ADMIN_PASSWORD: z.string(),
  /** Both, where there are several brokers: `host:port` of all of them, and which one this is. */
  NATS_MEMBERS: list.optional(),
  NATS_SERVER_NAME: z.string().default('nats'),
  CLUSTER_PASSWORD: z.string(),
});

/** What each service may publish and read is the contracts' topology: the broker is configured by the code that it serves. */
export async function writeNatsConfig(env: NodeJS.ProcessEnv): Promise<void> {
  const config = Config.parse(env);
  const cluster = config.NATS_MEMBERS && {
    serverName: config.NATS_SERVER_NAME,
    port: 6222,
    members: config.NATS_MEMBERS,
    password: config.CLUSTER_PASSWORD,
  };
  const text = natsServerConfig({
    host: '0.0.0.0',
    port: 4222,
    monitorPort: 8222,
    storeDir: config.NATS_STORE_DIR,
    users: config.USERS,
    admin: { user: 'admin', password: config.ADMIN_PASSWORD },
    ...(cluster ? { cluster } : {}),
  });
  writeFileSync(config.NATS_CONFIG, text);
}
