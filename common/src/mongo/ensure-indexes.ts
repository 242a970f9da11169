import { type Connection, type IndexDefinition, type IndexOptions, mongo } from 'mongoose';

/** The server's codes for "the collection exists", "no such index" and "this index exists with other options". */
const NAMESPACE_EXISTS = 48;
const INDEX_NOT_FOUND = 27;
const INDEX_OPTIONS_CONFLICT = 85;

/**
 * Creates the collections and indexes of every model registered on the connection. Safe to run in several processes at once and
 * again at every start. A changed retention time is applied to the existing index; any other difference is an error.
 */
export async function ensureIndexes(connection: Connection): Promise<void> {
  for (const model of Object.values(connection.models)) {
    await ignoring(NAMESPACE_EXISTS, () => model.createCollection());
    try {
      await model.createIndexes();
    } catch (error) {
      if (!hasCode(error, INDEX_OPTIONS_CONFLICT)) throw error;
      await applyRetention(connection, model.collection.collectionName, model.schema.indexes());
      await model.createIndexes();
    }
  }
}

async function applyRetention(
  connection: Connection,
  collMod: string,
  indexes: [IndexDefinition, IndexOptions][],
): Promise<void> {
  for (const [keyPattern, { expireAfterSeconds }] of indexes) {
    if (expireAfterSeconds === undefined) continue;
    await ignoring(INDEX_NOT_FOUND, async () =>
      connection.db?.command({ collMod, index: { keyPattern, expireAfterSeconds } }),
    );
  }
}

async function ignoring(code: number, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!hasCode(error, code)) throw error;
  }
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof mongo.MongoServerError && error.code === code;
}
