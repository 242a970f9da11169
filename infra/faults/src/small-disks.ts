import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessSpec } from '@ticketing-dev/local/stack';

/** In MiB. mongod wants room for two journal files of 100 MiB and what it keeps ready. */
const SIZES: Readonly<Record<string, number>> = { mongo: 700, nats: 64 };
const BALLAST = 'ballast';
const CHUNK = Buffer.alloc(1 << 20, 1);

/** Disks of memory that fill up. */
export function smallDisks() {
  const mounted = new Map<string, string>();
  return {
    /** Before a server's first start, over its data folder. */
    async mountFor(spec: ProcessSpec): Promise<void> {
      const size = SIZES[spec.name];
      if (size === undefined || mounted.has(spec.name)) return;
      const dir = join(stateDirOf(spec), 'data', spec.name);
      mkdirSync(dir, { recursive: true });
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', dir]);
      mounted.set(spec.name, dir);
    },
    /** Takes all that is left. */
    fill(name: string): void {
      const file = openSync(join(placeOf(name), BALLAST), 'w');
      try {
        for (;;) writeSync(file, CHUNK);
      } catch (error) {
        if (!(error instanceof Error) || !error.message.includes('ENOSPC')) throw error;
      } finally {
        closeSync(file);
      }
    },
    free: (name: string): void => rmSync(join(placeOf(name), BALLAST), { force: true }),
    leftOf: (name: string): number => statfsSync(placeOf(name)).bavail,
    unmount(): void {
      for (const dir of mounted.values()) execFileSync('umount', ['--lazy', dir]);
      mounted.clear();
    },
  };

  function placeOf(name: string): string {
    const dir = mounted.get(name);
    if (dir === undefined) throw new Error(`${name} has no small disk`);
    return dir;
  }
}

/** Every server's command line names the state folder: a later launcher knows it by that. */
function stateDirOf({ args }: ProcessSpec): string {
  const dir = args.map((arg) => /^(.*)\/(?:data|run)\//.exec(arg)?.[1]).find(Boolean);
  if (dir === undefined) throw new Error('no state folder');
  return dir;
}
