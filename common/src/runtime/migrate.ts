import { ensureIndexes } from '../mongo/index.ts';
import type { Base } from './build-base.ts';
import { openDatabase } from './open-database.ts';
import type { ServiceParts } from './start-service.ts';

/**
 * Brings a service's database up to what its code wants, and ends: collections, validators, indexes, first rows. A start does the
 * same; done before a roll-out, no new process waits for a long index. Safe to repeat and beside running processes.
 *
 * @throws when the database is not there within a minute, or refuses
 */
export async function migrate<Deps extends Base>(deps: Deps, { prepare }: ServiceParts<Deps>): Promise<void> {
  const { connection, config, logger } = deps;
  await openDatabase(connection, config.MONGO_URL, { logger, signal: new AbortController().signal });
  try {
    await ensureIndexes(connection);
    await prepare?.();
    logger.info({ collections: Object.keys(connection.models).length }, 'migrated');
  } finally {
    await connection.close();
  }
}
