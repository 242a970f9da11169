import { type Connection, mongo } from 'mongoose';

/** The server's codes for "the collection exists" and "this index exists with other options". */
const NAMESPACE_EXISTS = 48;
const INDEX_OPTIONS_CONFLICT = 85;

/**
 * Creates the collections and indexes of every model registered on the connection. Safe to run in several processes at once and
 * again at every start. A changed retention time is applied to the existing index; any other difference is an error.
 */
export async function ensureIndexes(connection: Connection): Promise<void> {
  for (const model of Object.values(connection.models)) {
    await ignoring(NAMESPACE_EXISTS, () => model.createCollection());
    for (const [keys, { background: _, ...options }] of model.schema.indexes()) {
      const { expireAfterSeconds } = options;
      try {
        await model.collection.createIndex(new Map(Object.entries(keys)), options);
      } catch (error) {
        if (expireAfterSeconds === undefined || !hasCode(error, INDEX_OPTIONS_CONFLICT)) throw error;
        await connection.db?.command({
          collMod: model.collection.collectionName,
          index: { keyPattern: keys, expireAfterSeconds },
        });
      }
    }
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
