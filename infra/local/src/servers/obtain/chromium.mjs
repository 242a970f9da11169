import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aptUnpack } from './apt.mjs';
import { cacheDir, keep } from './cache.mjs';
import { isExecutable, run, which } from './commands.mjs';
import { withLock } from './lock.mjs';
import { byPackage, firstOf, inCache, onPath } from './ways.mjs';

const PROGRAM = 'chromium';
const KEY = 'chromium-debian';
const LEAST = [120, 0];
const PACKAGES = ['chromium', 'fonts-liberation'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** @type {import('./ways.mjs').Way} */
const fromSetting = {
  name: 'CHROMIUM_PATH',
  find: async () => {
    const path = process.env.CHROMIUM_PATH;
    if (!path) return undefined;
    if (!isExecutable(path)) throw new Error(`${path} is not a program`);
    return { kind: 'program', path, from: 'CHROMIUM_PATH' };
  },
};

/** @type {import('./ways.mjs').Way} */
const installedOnMac = {
  name: 'Chrome',
  find: async () => (isExecutable(MAC) ? { kind: 'program', path: MAC, from: 'Chrome' } : undefined),
};

/** Playwright keeps and locks its downloads itself. */
const fromPlaywright = byPackage("Playwright's download", async () => {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  if (isExecutable(path)) return path;
  const cli = new URL(import.meta.resolve('playwright-core/package.json'));
  await run(process.execPath, [new URL('cli.js', cli).pathname, 'install', '--no-shell', PROGRAM], {
    timeoutMs: 600_000,
  });
  // Its libraries are the machine's own business: where some are missing this is no browser.
  if (process.platform === 'linux') await run(path, ['--version'], { timeoutMs: 20_000 });
  return path;
});

const fromApt = byPackage('apt-get', () =>
  process.getuid?.() === 0 ? installed() : keep(KEY, PROGRAM, (folder) => unpacked(folder)),
);

/** As root it is installed for the machine. */
async function installed() {
  return withLock(join(cacheDir(), `${KEY}.lock`), async () => {
    const apt = (/** @type {string[]} */ args) =>
      run('apt-get', ['-q', '-y', ...args], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    const install = () => apt(['install', '--no-install-recommends', ...PACKAGES]);
    if (!which(PROGRAM)) await install().catch(() => apt(['update']).then(install));
    const path = which(PROGRAM);
    if (!path) throw new Error('the package holds no chromium');
    return path;
  });
}

/**
 * Without root it is unpacked beside. Debian's own starter names absolute paths: the program behind it is started.
 *
 * @param {string} folder
 */
async function unpacked(folder) {
  await aptUnpack({ packages: ['chromium-common', ...PACKAGES], program: PROGRAM, folder });
  const fonts = join(folder, 'fonts.conf');
  await writeFile(
    fonts,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">root/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
  );
  const starter = join(folder, PROGRAM);
  await writeFile(
    starter,
    `#!/bin/sh
folder=$(dirname "$(readlink -f "$0")")
for libraries in "$folder"/root/usr/lib/*-linux-gnu "$folder"/root/lib/*-linux-gnu "$folder"/root/usr/lib/*-linux-gnu/pulseaudio; do
  LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$libraries"
done
export LD_LIBRARY_PATH
[ -r /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$folder/fonts.conf"
exec "$folder/root/usr/lib/chromium/chromium" "$@"
`,
  );
  await chmod(starter, 0o755);
  await run(starter, ['--version'], { timeoutMs: 20_000 });
}

const here = [
  fromSetting,
  ...[PROGRAM, 'google-chrome', 'google-chrome-stable'].map((program) => onPath(program, LEAST)),
  installedOnMac,
  inCache(PROGRAM, [KEY]),
];

/**
 * The browser the pages are tried in: CHROMIUM_PATH, one on PATH or in the cache, Playwright's own download on a desktop, else
 * Debian's package.
 *
 * @returns {Promise<string>} its path
 * @throws {Error} one sentence naming what was tried
 */
export async function obtainChromium() {
  const { platform, env } = process;
  const isDesktop = platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  const fetched = isDesktop ? [fromPlaywright, fromApt] : [fromApt, fromPlaywright];
  const source = await firstOf('Chromium', [...here, ...fetched], 'put one on PATH, or set CHROMIUM_PATH');
  if (source.kind !== 'program') throw new Error('a browser is a program');
  return source.path;
}
