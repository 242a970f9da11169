import { MongoMemoryReplSet } from 'mongodb-memory-server-core';

export interface TestMongo {
  readonly url: string;
  /** Ends the server if it was started here. */
  stop(): Promise<void>;
}

/** A replica set for tests: the running one at TEST_MONGO_URL, else one of its own (TEST_MONGOD_BINARY, or downloaded). */
export async function testMongo(): Promise<TestMongo> {
  const { TEST_MONGO_URL: url, TEST_MONGOD_BINARY: systemBinary } = process.env;
  if (url) return { url, stop: async () => undefined };
  const replicaSet = await MongoMemoryReplSet.create({
    replSet: { count: 1, storageEngine: 'wiredTiger' },
    ...(systemBinary ? { binary: { systemBinary, version: '6.0.5' } } : {}),
  });
  return { url: replicaSet.getUri(), stop: async () => void (await replicaSet.stop()) };
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  return url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${database}`);
}
