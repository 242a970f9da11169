import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip, gunzipSync } from 'node:zlib';
import { BSON, type Db, type Document } from 'mongodb';
import { z } from 'zod';
import { dataFile, metadataFile, type StoredCollection } from './manifest.ts';

const BATCH = 1_000;
const EXACTLY = { promoteValues: false, promoteLongs: false, promoteBuffers: false } as const;
const Metadata = z.object({
  options: z.record(z.string(), z.unknown()),
  indexes: z.array(z.looseObject({ name: z.string(), key: z.record(z.string(), z.any()) })),
});

/** Reads every collection of a backup beside the present ones; nothing that is in use changes yet. */
export async function loadBeside(db: Db, folder: string, stored: readonly StoredCollection[]): Promise<void> {
  for (const { name, documents } of stored) {
    const beside = besides(name);
    const { options, indexes } = readMetadata(folder, name);
    await db.dropCollection(beside);
    await db.createCollection(beside, options);
    let loaded = 0;
    for await (const batch of batchesOf(join(folder, dataFile(name)))) {
      await db.collection(beside).insertMany(batch, { ordered: false, bypassDocumentValidation: true });
      loaded += batch.length;
    }
    if (loaded !== documents) throw new Error(`${name} has ${loaded} documents instead of ${documents}.`);
    const more = indexes.filter(({ name }) => name !== '_id_').map(({ v: _, ...index }) => index);
    if (more.length > 0) await db.command({ createIndexes: beside, indexes: more });
  }
}

/** Puts what was loaded in the place of what is there. A second run ends what a first one left half done. */
export async function takeOver(db: Db, stored: readonly StoredCollection[]): Promise<void> {
  const present = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  const wanted = new Set(stored.map(({ name }) => name));
  for (const { name } of stored) await db.renameCollection(besides(name), name, { dropTarget: true });
  for (const { name } of present) {
    if (!wanted.has(name) && !name.startsWith('system.') && !name.startsWith(PREFIX)) await db.dropCollection(name);
  }
}

const PREFIX = 'restoring.';
const besides = (name: string) => `${PREFIX}${name}`;

function readMetadata(folder: string, name: string): z.infer<typeof Metadata> {
  const text = gunzipSync(readFileSync(join(folder, metadataFile(name)))).toString();
  return Metadata.parse(BSON.EJSON.parse(text));
}

/** Documents one after the other, each beginning with its length. */
async function* batchesOf(file: string): AsyncGenerator<Document[]> {
  let rest = Buffer.alloc(0);
  let batch: Document[] = [];
  for await (const chunk of createReadStream(file).pipe(createGunzip())) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const size = rest.readInt32LE(0);
      batch.push(BSON.deserialize(rest.subarray(0, size), EXACTLY));
      rest = rest.subarray(size);
      if (batch.length === BATCH) {
        yield batch;
        batch = [];
      }
    }
  }
  if (rest.length > 0) throw new Error(`${file} ends in the middle of a document.`);
  if (batch.length > 0) yield batch;
}
