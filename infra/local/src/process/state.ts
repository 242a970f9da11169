import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder one running stack keeps everything in: `data/`, `logs/<name>.log`, `run/<name>.pid`. */
export type State = ReturnType<typeof stateIn>;

export function stateIn(dir: string) {
  for (const folder of ['data', 'logs', 'run']) mkdirSync(join(dir, folder), { recursive: true, mode: 0o700 });
  return {
    dir,
    data: (...parts: string[]) => join(dir, 'data', ...parts),
    log: (name: string) => join(dir, 'logs', `${name}.log`),
    run: (file: string) => join(dir, 'run', file),
    pid: (name: string) => join(dir, 'run', `${name}.pid`),
  };
}
