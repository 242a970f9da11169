import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isExecutable } from './commands.mjs';
import { withLock } from './lock.mjs';

/** Where programs are kept between clones: outside the tree, by name and version. */
export function cacheDir() {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const path = join(base, 'ticketing-dev');
  mkdirSync(path, { recursive: true });
  return path;
}

/**
 * The path of a kept program, if it is there.
 *
 * @param {string} key name and version, e.g. `nats-server-2.15.2`
 * @param {string} program path inside the kept folder
 */
export function cached(key, program) {
  const path = join(cacheDir(), key, program);
  return isExecutable(path) ? path : undefined;
}

/**
 * Fills the cache's folder `key` once, whoever else tries at the same time: `install` writes into a fresh folder which takes
 * its final name only when `install` succeeded, so a half-made folder is never used.
 *
 * @param {string} key
 * @param {string} program
 * @param {(folder: string) => Promise<void>} install must leave an executable at `program` in the folder, proven to run
 * @returns {Promise<string>} the program's path
 */
export function keep(key, program, install) {
  return withLock(join(cacheDir(), `${key}.lock`), async () => {
    const there = cached(key, program);
    if (there) return there;
    await removeAbandoned();
    const draft = join(cacheDir(), `.draft-${key}-${process.pid}-${randomBytes(4).toString('hex')}`);
    try {
      await mkdir(draft, { recursive: true });
      await install(draft);
      if (!isExecutable(join(draft, program))) throw new Error(`the package holds no ${program}`);
      const final = join(cacheDir(), key);
      await rm(final, { recursive: true, force: true });
      await rename(draft, final);
      return join(final, program);
    } finally {
      await removeTree(draft);
    }
  });
}

/** @param {string} path */
async function removeTree(path) {
  await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}

/** Drafts of killed installers. A living one is never an hour old. */
async function removeAbandoned() {
  for (const name of await readdir(cacheDir())) {
    if (!name.startsWith('.draft-')) continue;
    const path = join(cacheDir(), name);
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > 3_600_000) await removeTree(path);
  }
}
