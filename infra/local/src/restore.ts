import { resolve } from 'node:path';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { emptyBroker, restoreBackup, withDatabases } from './backup/index.ts';
import { runningLauncher } from './process/launcher-lock.ts';
import { stateIn } from './process/state.ts';
import { loadSettingsFile } from './stack/load-settings-file.ts';
import { STATE_DIR } from './stack/root.ts';

/** `npm run restore -- <folder> --yes`: puts a backup in the place of all six databases, of this clone or of the servers that are set. */
const args = process.argv.slice(2);
const sure = args.includes('--yes');
const [folder] = args.filter((arg) => arg !== '--yes');
try {
  if (folder === undefined) throw new Error('Say from where: npm run restore -- <folder> --yes');
  if (!sure) throw new Error('This replaces all six databases. If you are sure: npm run restore -- <folder> --yes');
  loadSettingsFile();
  const state = stateIn(STATE_DIR);
  const pid = await runningLauncher(state);
  if (pid !== undefined)
    throw new Error(`This clone is running (pid ${pid}): stop it by Ctrl-C or "kill ${pid}" first.`);
  const where = { state, env: process.env };
  const { at } = await withDatabases(where, (all) => restoreBackup(all, resolve(folder)));
  await emptyBroker(where);
  process.stdout.write(`All ${SERVICES.length} databases are as of ${at}. Everybody signs in again.
What was paid since then is at Stripe alone: after the start, see \`npm run ops -- strays --since ${at}\`.
`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
