import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { type Db, Timestamp } from 'mongodb';
import { dumpDatabase } from './dump-database.ts';
import { MANIFEST, Manifest, type StoredCollection } from './manifest.ts';
import type { Databases } from './with-databases.ts';

/**
 * All six databases as of one moment, while the product goes on: every collection is read at the same time of the cluster.
 * Databases on separate clusters are each read at their own present.
 *
 * @throws Error in one sentence when the folder is in use
 */
export async function takeBackup(databases: Databases, folder: string): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty: name a new folder.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const moments = new Map<string, Timestamp>();
  const stored: [string, StoredCollection[]][] = [];
  for (const service of SERVICES) {
    const db = databases[service];
    const cluster = await clusterOf(db);
    const at = moments.get(cluster.name) ?? cluster.now;
    moments.set(cluster.name, at);
    stored.push([service, await dumpDatabase(db, { folder: join(folder, service), at })]);
  }
  const at = Math.min(...[...moments.values()].map((moment) => moment.getHighBits()));
  const manifest = Manifest.parse({
    format: 1,
    at: new Date(at * 1_000).toISOString(),
    databases: Object.fromEntries(stored),
  });
  writeFileSync(join(folder, `${MANIFEST}.draft`), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  renameSync(join(folder, `${MANIFEST}.draft`), join(folder, MANIFEST));
  return manifest;
}

/** A cluster by its members, and the time of its last write that a majority has. */
async function clusterOf(db: Db): Promise<{ name: string; now: Timestamp }> {
  const hello = await db.admin().command({ hello: 1 });
  const now = hello.lastWrite?.majorityOpTime?.ts;
  if (!(now instanceof Timestamp)) throw new Error('Transactions and backups need MongoDB to be a replica set.');
  return { name: [hello.setName, ...[...hello.hosts].sort()].join(), now };
}
