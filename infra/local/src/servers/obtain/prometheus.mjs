import { dirname, join } from 'node:path';
import { aptUnpackAlone } from './apt.mjs';
import { keep } from './cache.mjs';
import { run } from './commands.mjs';
import { byPackage, firstOf, inCache, onPath } from './ways.mjs';

const KEY = 'prometheus-debian';
const PROGRAM = join('root', 'usr', 'bin', 'prometheus');
/** The first with `keep_firing_for` and this shape of rule tests. */
const LEAST = [2, 42];

const fromApt = byPackage('apt-get', () =>
  keep(KEY, PROGRAM, async (folder) => {
    await aptUnpackAlone({ name: 'prometheus', folder });
    await run(join(folder, PROGRAM), ['--version'], { timeoutMs: 20_000 });
  }),
);

/**
 * Prometheus and promtool, which come together: from PATH or the cache, else Debian's package.
 *
 * @returns {Promise<{ prometheus: string, promtool: string }>} their paths
 * @throws {Error} one sentence naming what was tried
 */
export async function obtainPrometheus() {
  const ways = [onPath('prometheus', LEAST), inCache(PROGRAM, [KEY]), fromApt];
  const source = await firstOf('Prometheus', ways, 'put prometheus and promtool on PATH');
  if (source.kind !== 'program') throw new Error('Prometheus is a program here');
  return { prometheus: source.path, promtool: join(dirname(source.path), 'promtool') };
}
