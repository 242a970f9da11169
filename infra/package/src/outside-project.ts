import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, type RunResult, run } from './run.ts';

const versions = {
  ...JSON.parse(readFileSync(new URL('../../../common/package.json', import.meta.url), 'utf8')).dependencies,
  ...JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).devDependencies,
};

const TSCONFIG = {
  compilerOptions: {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    // Their declarations are looked at, too: a missing `@types/…` is found here.
    skipLibCheck: false,
    types: ['node'],
    outDir: 'dist',
  },
  include: ['*.ts'],
};

export type OutsideProject = Awaited<ReturnType<typeof outsideProject>>;

/** An empty TypeScript project of somebody else, with the packed package installed from it as from npm. */
export async function outsideProject(dir: string, tarball: string) {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ name: 'outside', private: true, type: 'module' }));
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  const wanted = [tarball, `zod@${versions.zod}`, `@types/node@${versions['@types/node']}`];
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await npm(['install', ...quiet, ...wanted], { cwd: dir });
  return {
    dir,
    /** Checks and compiles programs to `dist`, with one compiler or another. */
    async compile(compiler: string, programs: Readonly<Record<string, string>>): Promise<RunResult> {
      for (const [file, program] of Object.entries(programs)) writeFileSync(join(dir, file), program);
      return run(process.execPath, [compiler, '-p', '.'], { cwd: dir });
    },
    /** Runs an expression of Node's, with `await`, and answers what it printed. */
    evaluate: (code: string) => run(process.execPath, ['--input-type=module', '--eval', code], { cwd: dir }),
  };
}
