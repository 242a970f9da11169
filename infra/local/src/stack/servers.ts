import { existsSync, writeFileSync } from 'node:fs';
import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { natsServerConfig } from '@ticketing-dev/common/messaging';
import type { State } from '../process/state.ts';
import {
  ensureReplicaSet,
  makeAdmin,
  makeServiceUser,
  mongoServer,
  mongoUrl,
  natsServer,
  natsStreamingServer,
  obtain,
  redisServer,
  redisUrl,
  type Source,
  withMongo,
} from '../servers/index.ts';
import type { Fleet } from './fleet.ts';
import type { Ports } from './ports.ts';
import type { Secrets } from './secrets.ts';

export interface ServerInput {
  readonly state: State;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly fleet: Pick<Fleet, 'start' | 'find'>;
}

/** A server that runs, and how each service reaches it. */
export interface RunningServer {
  readonly from: string;
  readonly urls: (service: ServiceName) => string;
}

export async function startMongo({ state, ports, secrets, fleet }: ServerInput): Promise<RunningServer> {
  const source = await obtain('mongo');
  const port = ports.mongo ?? 0;
  const keyFile = state.data('mongo.key');
  if (!existsSync(keyFile)) writeFileSync(keyFile, secrets.mongoKeyFile, { mode: 0o600 });
  const marker = state.data('mongo-users');
  if (!existsSync(marker)) {
    await makeUsers({ state, source, port, secrets, fleet });
    writeFileSync(marker, '');
  }
  await fleet.start(mongoServer({ source, state, port, keyFile }));
  const admin = mongoUrl({ port, user: 'admin', password: secrets.mongo.admin, database: 'admin' });
  await ensureReplicaSet(admin, port);
  return {
    from: source.from,
    urls: (service) => mongoUrl({ port, user: service, password: secrets.mongo[service], database: service }),
  };
}

/** The first users cannot be made by a user: one run without access control, on the loopback only. Safe to repeat. */
async function makeUsers(input: Pick<ServerInput, 'state' | 'secrets' | 'fleet'> & { source: Source; port: number }) {
  const { state, source, port, secrets, fleet } = input;
  await fleet.start(mongoServer({ source, state, port }));
  const url = mongoUrl({ port });
  await ensureReplicaSet(url, port);
  await withMongo(url, async (client) => {
    await makeAdmin(client, secrets.mongo.admin);
    for (const service of SERVICES) await makeServiceUser(client, service, secrets.mongo[service]);
  });
  await fleet.find('mongo').stop();
}

export async function startNats({ state, ports, secrets, fleet }: ServerInput): Promise<RunningServer> {
  const source = await obtain('nats');
  const port = ports.nats ?? 0;
  const users = secrets.nats;
  const admin = { user: 'admin', password: secrets.natsAdmin };
  const config = (where: { host: string; port: number; storeDir: string }) =>
    natsServerConfig({ ...where, users, admin });
  await fleet.start(natsServer({ source, state, port, config }));
  return { from: source.from, urls: (service) => `nats://${service}:${users[service].password}@127.0.0.1:${port}` };
}

export async function startNatsStreaming({ state, ports, fleet }: ServerInput): Promise<RunningServer> {
  const source = await obtain('nats-streaming');
  const port = ports['nats-streaming'] ?? 0;
  await fleet.start(natsStreamingServer({ source, state, port }));
  return { from: source.from, urls: () => `nats://127.0.0.1:${port}` };
}

export async function startRedis({ state, ports, secrets, fleet }: ServerInput): Promise<RunningServer> {
  const source = await obtain('redis');
  const port = ports.redis ?? 0;
  await fleet.start(redisServer({ source, state, port, password: secrets.redis }));
  return { from: source.from, urls: () => redisUrl({ port, password: secrets.redis }) };
}
