import { readFileSync } from 'node:fs';
import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { type Db, MongoClient } from 'mongodb';
import { runningLauncher, takeLauncherLock } from '../process/launcher-lock.ts';
import { endLeftovers } from '../process/leftovers.ts';
import type { State } from '../process/state.ts';
import { mongoUrl } from '../servers/index.ts';
import { fleet } from '../stack/fleet.ts';
import { givenDatabase } from '../stack/given-url.ts';
import { planStack } from '../stack/plan.ts';
import { secretsOf } from '../stack/secrets.ts';
import { startMongo } from '../stack/servers.ts';

export type Databases = Readonly<Record<ServiceName, Db>>;

interface Where {
  readonly state: State;
  readonly env: NodeJS.ProcessEnv;
}

/** The six databases, wherever they are; those of this clone are started for the time of the work when they do not run. */
export async function withDatabases<T>(where: Where, work: (databases: Databases) => Promise<T>): Promise<T> {
  const given = (service: ServiceName) => givenDatabase(where.env, service);
  if (SERVICES.every(given)) return openDatabases((service) => given(service) ?? '', work);
  const own = (ports: Readonly<Record<string, number>>) => (service: ServiceName) =>
    given(service) ?? ownDatabase(where.state, ports, service);
  if ((await runningLauncher(where.state)) !== undefined) return openDatabases(own(portsOf(where.state)), work);
  return withOwnMongo(where, (ports) => openDatabases(own(ports), work));
}

function portsOf(state: State): Record<string, number> {
  return JSON.parse(readFileSync(state.run('ports.json'), 'utf8'));
}

function ownDatabase(state: State, ports: Readonly<Record<string, number>>, service: ServiceName): string {
  return mongoUrl({
    port: ports.mongo ?? 0,
    user: service,
    password: secretsOf(state).mongo[service],
    database: service,
  });
}

async function withOwnMongo<T>({ state, env }: Where, work: (ports: Readonly<Record<string, number>>) => Promise<T>) {
  const lock = await takeLauncherLock(state);
  const processes = fleet(state, () => undefined);
  try {
    await endLeftovers(state);
    const plan = await planStack(state, { dir: state.dir, env });
    await startMongo({ ...plan, fleet: processes });
    return await work(plan.ports);
  } finally {
    await processes.stop();
    lock.release();
  }
}

/** The databases at these addresses, closed after the work. */
export async function openDatabases<T>(
  urlOf: (service: ServiceName) => string,
  work: (databases: Databases) => Promise<T>,
) {
  const clients: MongoClient[] = [];
  const open = (service: ServiceName): Db => {
    const client = new MongoClient(urlOf(service), { serverSelectionTimeoutMS: 10_000, appName: 'backup' });
    clients.push(client);
    return client.db();
  };
  try {
    return await work({
      auth: open('auth'),
      tickets: open('tickets'),
      orders: open('orders'),
      payments: open('payments'),
      expiration: open('expiration'),
      support: open('support'),
    });
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
}
