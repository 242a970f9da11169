import { mkdirSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import type { ProcessSpec } from '../process/launch.ts';
import type { State } from '../process/state.ts';
import { invoke } from './container.ts';
import type { Source } from './obtain/index.mjs';

const REPLICA_SET = 'ticketing';

interface MongoInput {
  readonly source: Source;
  readonly state: State;
  readonly port: number;
  /** Switches access control on. */
  readonly keyFile?: string;
}

/** One mongod as a replica set of one: transactions need a replica set. */
export function mongoServer({ source, state, port, keyFile }: MongoInput): ProcessSpec {
  const dbpath = state.data('mongo');
  mkdirSync(dbpath, { recursive: true });
  const args = (host: string) => [
    ...['--dbpath', dbpath, '--bind_ip', host, '--port', String(port), '--replSet', REPLICA_SET],
    // 6.0.5's zlib reads beyond a message.
    ...['--networkMessageCompressors', 'snappy,zstd', '--nounixsocket', '--oplogSize', '512'],
    ...['--wiredTigerCacheSizeGB', '0.5', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // A process killed inside a transaction must not keep others waiting for its locks for long.
    ...['--setParameter', 'transactionLifetimeLimitSeconds=5'],
    ...(keyFile ? ['--keyFile', keyFile] : []),
  ];
  return {
    ...invoke(source, { state, name: 'mongo', program: 'mongod', port, args }),
    ready: () => withMongo(mongoUrl({ port }), (client) => client.db('admin').command({ ping: 1 })),
  };
}

export function mongoUrl({
  port,
  user,
  password,
  database = '',
}: {
  port: number;
  user?: string;
  password?: string;
  database?: string;
}): string {
  const login = user && password ? `${encodeURIComponent(user)}:${encodeURIComponent(password)}@` : '';
  return `mongodb://${login}127.0.0.1:${port}/${database}?replicaSet=${REPLICA_SET}&directConnection=true`;
}

export async function withMongo<T>(url: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 2_000, monitorCommands: false });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** Makes the set of one, or moves it to a new port, and waits until it takes writes. Safe to repeat. */
export async function ensureReplicaSet(url: string, port: number): Promise<void> {
  const host = `127.0.0.1:${port}`;
  await withMongo(withoutSetName(url), async (client) => {
    const admin = client.db('admin');
    const config = { _id: REPLICA_SET, members: [{ _id: 0, host }] };
    const current = await admin.command({ replSetGetConfig: 1 }).catch((error: Error & { codeName?: string }) => {
      if (error.codeName === 'NotYetInitialized') return undefined;
      throw error;
    });
    if (!current) {
      await admin.command({ replSetInitiate: config });
    } else if (current.config.members[0].host !== host) {
      const next = {
        ...current.config,
        version: current.config.version + 1,
        members: [{ ...current.config.members[0], host }],
      };
      await admin.command({ replSetReconfig: next, force: true });
    }
    const deadline = Date.now() + 30_000;
    while (!(await admin.command({ hello: 1 })).isWritablePrimary) {
      if (Date.now() > deadline) throw new Error('MongoDB did not become primary within 30 s');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  });
}

/** Before the set exists, or after its port changed, its name is not answered. */
const withoutSetName = (url: string) => url.replace(`replicaSet=${REPLICA_SET}&`, '');
