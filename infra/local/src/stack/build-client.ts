import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../servers/obtain/cache.mjs';
import { run } from '../servers/obtain/commands.mjs';
import { withLock } from '../servers/obtain/lock.mjs';
import { ROOT } from './root.ts';
import { sourceHash } from './source-hash.ts';

const NEXT = 'node_modules/next/dist/bin/next';
const STAMP = 'client/.next/.built-from';
const SOURCES = [
  'package-lock.json',
  'tsconfig.base.json',
  'client/package.json',
  'client/tsconfig.json',
  'client/next.config.ts',
  'client/src',
  'client/public',
  // The contracts go into its bundles.
  'common/src/contracts',
];

/**
 * `next build` where something changed since the last time: the longest of all builds, so that nothing else waits for it.
 *
 * @returns the folders that were built
 * @throws Error in one sentence with the log's name
 */
export function buildClient(log: string): Promise<string[]> {
  const id = createHash('sha256').update(ROOT).digest('hex').slice(0, 16);
  return withLock(join(cacheDir(), `build-client-${id}.lock`), async () => {
    const stamp = join(ROOT, STAMP);
    const wanted = sourceHash(SOURCES);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return [];
    rmSync(stamp, { force: true });
    const env = { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', NEXT_TELEMETRY_DISABLED: '1' };
    const cwd = join(ROOT, 'client');
    await run(process.execPath, [join(ROOT, NEXT), 'build'], { cwd, env, timeoutMs: 900_000 }).catch((error) => {
      writeFileSync(log, error.output ?? error.message);
      throw new Error(`client could not be built: see ${log}`);
    });
    writeFileSync(stamp, wanted);
    return ['client'];
  });
}
