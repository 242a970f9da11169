import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, which } from './commands.mjs';

/**
 * Downloads a Debian package with the libraries it names and unpacks them into a folder: needs no root and touches nothing else.
 *
 * @param {{ packages: readonly string[], program: string, folder: string }} input `program`: name under usr/bin, for which a starter is written
 */
export async function aptUnpack({ packages, program, folder }) {
  await fetchAll(async () => [...packages, ...(await librariesOf(packages))], folder);
  await writeStarter(folder, program);
}

/**
 * Downloads one Debian package alone: for programs that need no libraries but the machine's own.
 *
 * @param {{ name: string, folder: string }} input its files lie below `root` in the folder
 */
export async function aptUnpackAlone({ name, folder }) {
  await fetchAll(async () => [name], folder);
}

/**
 * @param {() => Promise<readonly string[]>} names asked again once the lists of packages are fresh
 * @param {string} folder
 */
async function fetchAll(names, folder) {
  if (!which('apt-get') || !which('dpkg')) throw new Error('this is no Debian or Ubuntu');
  const downloads = join(folder, 'packages');
  await mkdir(downloads);
  const download = async () => {
    await run('apt-get', ['-q', 'download', ...(await names())], { cwd: downloads });
  };
  await download().catch(async (error) => {
    if (process.getuid?.() !== 0) throw error;
    await run('apt-get', ['-q', 'update']);
    await download();
  });
  for (const file of await readdir(downloads)) {
    if (file.endsWith('.deb')) await run('dpkg', ['-x', join(downloads, file), join(folder, 'root')]);
  }
}

/** @param {readonly string[]} packages */
async function librariesOf(packages) {
  const without = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map(
    (kind) => `--no-${kind}`,
  );
  const tree = await run('apt-cache', ['depends', '--recurse', ...without, ...packages], { timeoutMs: 60_000 });
  const names = tree.split('\n').filter((line) => /^lib[a-z0-9.+-]+$/.test(line));
  // The C library must be the one the machine's loader belongs to.
  return [...new Set(names)].filter((name) => !/^libc6|^libcrypt1|^libgcc/.test(name));
}

/**
 * The unpacked libraries serve this program only: the machine's own come first.
 *
 * @param {string} folder
 * @param {string} program
 */
async function writeStarter(folder, program) {
  const path = join(folder, program);
  const text = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")/root
for libraries in "$here"/usr/lib/*-linux-gnu "$here"/lib/*-linux-gnu; do
  LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$libraries"
done
export LD_LIBRARY_PATH
exec "$here/usr/bin/${program}" "$@"
`;
  await writeFile(path, text);
  await chmod(path, 0o755);
}
