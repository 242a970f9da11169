import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { cacheDir } from '../servers/obtain/cache.mjs';
import { run } from '../servers/obtain/commands.mjs';
import { withLock } from '../servers/obtain/lock.mjs';
import { ROOT } from './root.ts';
import { sourceHash } from './source-hash.ts';

const STAMP = 'dist/.built-from';
const TSC = 'node_modules/typescript/bin/tsc';
const SHARED = ['tsconfig.base.json', 'tsconfig.build.json', 'package-lock.json'];

/**
 * Makes JavaScript of what changed since the last time. Types are not looked at: that is `npm run check`, and ten times the work.
 *
 * @returns the folders that were built
 * @throws Error in one sentence with the log's name
 */
export function build(log: string): Promise<string[]> {
  const id = createHash('sha256').update(ROOT).digest('hex').slice(0, 16);
  return withLock(join(cacheDir(), `build-${id}.lock`), async () => {
    const folders = ['common', ...SERVICES, 'infra/local'];
    const built = await Promise.all(folders.map((folder) => compile(folder, log)));
    return built.flat();
  });
}

async function compile(folder: string, log: string): Promise<string[]> {
  const stamp = join(ROOT, folder, STAMP);
  const wanted = sourceHash([...SHARED, `${folder}/package.json`, `${folder}/tsconfig.build.json`, `${folder}/src`]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return [];
  rmSync(join(ROOT, folder, 'dist'), { recursive: true, force: true });
  const args = ['-p', 'tsconfig.build.json', '--noCheck', '--declaration', 'false', '--pretty', 'false'];
  await run(process.execPath, [join(ROOT, TSC), ...args], { cwd: join(ROOT, folder) }).catch((error) => {
    writeFileSync(log, error.output ?? error.message);
    throw new Error(`${folder} could not be built: see ${log}`);
  });
  writeFileSync(stamp, wanted);
  return [folder];
}
