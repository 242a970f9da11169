import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { BSON, type Db, type Timestamp } from 'mongodb';
import { dataFile, metadataFile, type StoredCollection, sha256Of } from './manifest.ts';

/** Numbers stay of the type they are stored as. */
const EXACTLY = { promoteValues: false, promoteLongs: false, promoteBuffers: false } as const;

/** Writes every collection of one database as it was at one moment of its cluster, while others go on writing. */
export async function dumpDatabase(db: Db, { folder, at }: { folder: string; at: Timestamp }) {
  mkdirSync(folder, { recursive: true });
  const collections = await db.listCollections({ type: 'collection' }).toArray();
  const stored: StoredCollection[] = [];
  for (const { name } of collections.filter(isOwn)) {
    let documents = 0;
    async function* bytes() {
      for await (const document of documentsOf(db, name, at)) {
        documents += 1;
        yield BSON.serialize(document);
      }
    }
    const file = join(folder, dataFile(name));
    await pipeline(
      Readable.from(bytes(), { objectMode: true }),
      createGzip(),
      createWriteStream(file, { mode: 0o600 }),
    );
    await writeMetadata(db, name, folder);
    stored.push({ name, documents, sha256: await sha256Of(file) });
  }
  return stored;
}

const isOwn = ({ name }: { name: string }) => !name.startsWith('system.') && !name.startsWith('restoring.');

/** A plain `find` of the driver takes no moment to read at. */
function documentsOf(db: Db, name: string, at: Timestamp) {
  const readConcern = { level: 'snapshot', atClusterTime: at };
  return db.runCursorCommand({ find: name, batchSize: 1_000, readConcern }, EXACTLY);
}

async function writeMetadata(db: Db, name: string, folder: string): Promise<void> {
  const [info] = await db.listCollections({ name }, { nameOnly: false }).toArray();
  const indexes = await db.collection(name).listIndexes(EXACTLY).toArray();
  const metadata = BSON.EJSON.stringify({ options: info?.options ?? {}, indexes, collectionName: name });
  writeFileSync(join(folder, metadataFile(name)), gzipSync(metadata), { mode: 0o600 });
}
