import { resolve } from 'node:path';
import { takeBackup, withDatabases } from './backup/index.ts';
import { stateIn } from './process/state.ts';
import { loadSettingsFile } from './stack/load-settings-file.ts';
import { STATE_DIR } from './stack/root.ts';

/** `npm run backup -- <folder>`: all six databases as of one moment, of this clone or of the servers that are set. */
const [folder] = process.argv.slice(2);
try {
  if (folder === undefined) throw new Error('Say where to: npm run backup -- <new folder>');
  loadSettingsFile();
  const where = { state: stateIn(STATE_DIR), env: process.env };
  const { at, databases } = await withDatabases(where, (all) => takeBackup(all, resolve(folder)));
  for (const [service, collections] of Object.entries(databases)) {
    const documents = collections.reduce((sum, collection) => sum + collection.documents, 0);
    process.stdout.write(`  ${service.padEnd(12)} ${documents} documents in ${collections.length} collections\n`);
  }
  process.stdout.write(`Kept as of ${at} in ${folder}. Keys are not part of it: keep those apart.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
