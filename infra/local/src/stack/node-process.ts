import { join } from 'node:path';
import type { ProcessSpec } from '../process/launch.ts';
import type { Plan } from './plan.ts';
import { ROOT } from './root.ts';

interface NodeProcess extends Pick<ProcessSpec, 'name' | 'ready'> {
  /** Workspace folder and the entry below its `src`, without ending: e.g. `orders`, `main`. */
  readonly folder: string;
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
}

/** One of our own programs. The state folder is its last argument only so that a later launcher knows the process as ours. */
export function nodeProcess({ state, watch }: Plan, { name, folder, entry, env, ready }: NodeProcess): ProcessSpec {
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  const args = watch
    ? [
        tsx,
        'watch',
        '--clear-screen=false',
        '--conditions=@ticketing-dev/source',
        join(ROOT, folder, 'src', `${entry}.ts`),
      ]
    : ['--enable-source-maps', join(ROOT, folder, 'dist', `${entry}.js`)];
  return { name, command: process.execPath, args: [...args, state.dir], env, cwd: join(ROOT, folder), ready };
}
