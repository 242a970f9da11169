import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { z } from 'zod';

const StoredCollection = z.object({ name: z.string(), documents: z.int(), sha256: z.string() });

/** `manifest.json` of a backup, written last: a folder without it is a backup that was never finished. */
export const Manifest = z.object({
  format: z.literal(1),
  /** The moment all databases are as of. */
  at: z.iso.datetime(),
  databases: z.record(z.enum(SERVICES), z.array(StoredCollection)),
});
export type Manifest = z.infer<typeof Manifest>;
export type StoredCollection = z.infer<typeof StoredCollection>;

export const MANIFEST = 'manifest.json';
/** The layout of mongodump --gzip, which mongorestore reads, too. */
export const dataFile = (collection: string) => `${collection}.bson.gz`;
export const metadataFile = (collection: string) => `${collection}.metadata.json.gz`;

/** @throws Error in one sentence when this is no backup, or not as it was written */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) throw new Error(`${folder} holds no finished backup: ${MANIFEST} is missing.`);
  const manifest = Manifest.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!manifest.success) throw new Error(`${file} is not the manifest of a backup of this product.`);
  for (const service of SERVICES) {
    for (const { name, sha256 } of manifest.data.databases[service]) {
      const path = join(folder, service, dataFile(name));
      if (!existsSync(path)) throw new Error(`${path} is missing: this backup is not complete.`);
      if ((await sha256Of(path)) !== sha256) throw new Error(`${path} is not as it was written: it is damaged.`);
    }
  }
  return manifest.data;
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
