import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kubernetes } from './set-up/place.ts';
import { secretsAt } from './set-up/secrets-at.ts';
import { loadSettingsFile } from './stack/load-settings-file.ts';
import { STATE_DIR } from './stack/root.ts';
import { newSecrets, Secrets } from './stack/secrets.ts';

/**
 * `npm run k8s:secrets [-- --out <folder> --members 3]`: everything secret of a cluster in the cloud, one JSON file for each entry of
 * its store of secrets. Run again it makes the same, with what was set anew.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(STATE_DIR, 'k8s-secrets') },
    members: { type: 'string', default: '3' },
  },
});

try {
  loadSettingsFile();
  const folder = values.out;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = writeAll(folder);
  process.stdout.write(
    `${names.length} files in ${folder}: put each into the store under its name, then delete the folder.\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

function writeAll(folder: string): string[] {
  const place = kubernetes({ members: Number(values.members), doubled: false });
  return Object.entries(secretsAt(place, keysIn(folder), process.env)).map(([name, secret]) => {
    const entry = `TICKETING_${name.toUpperCase().replaceAll('-', '_')}`;
    writeFileSync(join(folder, `${entry}.json`), JSON.stringify(secret), { mode: 0o600 });
    return entry;
  });
}

/** Kept beside them: made twice, they would not fit to the databases that know the first. */
function keysIn(folder: string): Secrets {
  const file = join(folder, 'installation-keys.json');
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(newSecrets()), { mode: 0o600 });
  return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
}
