import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { newSecrets, Secrets } from '../stack/secrets.ts';
import type { Place } from './place.ts';
import { secretsAt } from './secrets-at.ts';

const Config = z.object({ SECRETS_DIR: z.string() });

/**
 * As a cluster mounts Secrets: one folder each and one file a value, and beside them `.env` for `node --env-file`. The keys are
 * kept in `installation-keys`. Who may read a folder is who gets it mounted.
 */
export async function writeSecretFiles(place: Place, env: NodeJS.ProcessEnv): Promise<void> {
  const { SECRETS_DIR } = Config.parse(env);
  const write = (name: string, file: string, text: string) => {
    mkdirSync(join(SECRETS_DIR, name), { recursive: true });
    writeFileSync(join(SECRETS_DIR, name, file), text);
  };
  const kept = join(SECRETS_DIR, 'installation-keys', 'keys.json');
  if (!existsSync(kept)) write('installation-keys', 'keys.json', JSON.stringify(newSecrets()));
  const keys = Secrets.parse(JSON.parse(readFileSync(kept, 'utf8')));
  for (const [name, values] of Object.entries(secretsAt(place, keys, env))) {
    for (const [key, value] of Object.entries(values)) write(name, key, value);
    // Within single quotes nothing has a meaning, and none of these values has one.
    const lines = Object.entries(values).map(([key, value]) => `${key}='${value}'\n`);
    write(name, '.env', lines.join(''));
  }
}
