import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsc } from './compilers.ts';
import { npm, succeed } from './run.ts';

const COMMON = fileURLToPath(new URL('../../../common/', import.meta.url));

/** Builds common into a folder of its own and packs it as `npm publish` would. @returns the path of the tarball */
export async function packedCommon(dir: string): Promise<string> {
  const folder = join(dir, 'common');
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE']) {
    cpSync(join(COMMON, file), join(folder, file));
  }
  const config = ['-p', join(COMMON, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')];
  await succeed(process.execPath, [tsc, ...config], { cwd: COMMON });
  await npm(['pack', '--pack-destination', dir, '--ignore-scripts'], { cwd: folder });
  const tarball = readdirSync(dir).find((file) => file.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack left no tarball.');
  return join(dir, tarball);
}
