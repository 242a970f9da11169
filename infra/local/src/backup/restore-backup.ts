import { join } from 'node:path';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { loadBeside, takeOver } from './load-database.ts';
import { type Manifest, readManifest } from './manifest.ts';
import type { Databases } from './with-databases.ts';

/** What may have been on its way between services when the backup was taken: it is told again. */
const TOLD_AGAIN_MS = 24 * 60 * 60 * 1_000;

/**
 * Puts a backup in the place of what the six databases hold. Everything is checked and read before anything is replaced. The
 * services must not run; the broker must begin empty, as it knows of things that have not happened any more.
 *
 * - Events of the last day before the backup are published once more: inboxes and versions make repeats harmless.
 * - Nobody stays signed in: who signed out after the backup must not be signed in again.
 *
 * @throws Error in one sentence; before anything was replaced, unless it says otherwise
 */
export async function restoreBackup(databases: Databases, folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const service of SERVICES) await refuseRunning(databases, service);
  for (const service of SERVICES) {
    await loadBeside(databases[service], join(folder, service), manifest.databases[service]);
  }
  for (const service of SERVICES) await takeOver(databases[service], manifest.databases[service]);
  const since = new Date(Date.parse(manifest.at) - TOLD_AGAIN_MS);
  for (const service of SERVICES) {
    const outbox = databases[service].collection('outbox');
    await outbox.updateMany({ createdAt: { $gte: since }, secret: false }, { $set: { sentAt: null } });
    await databases[service].collection('leases').deleteMany({});
  }
  await databases.auth.collection('sessions').deleteMany({});
  return manifest;
}

/** A service that runs keeps its lease on the outbox. */
async function refuseRunning(databases: Databases, service: (typeof SERVICES)[number]): Promise<void> {
  const held = await databases[service].collection('leases').findOne({ $expr: { $gt: ['$until', '$$NOW'] } });
  if (held !== null)
    throw new Error(`The service ${service} is running: stop all services before their data is replaced.`);
}
