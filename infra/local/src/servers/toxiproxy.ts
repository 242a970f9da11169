import { spawn } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../process/free-ports.ts';
import { cached, keep } from './obtain/cache.mjs';
import { run } from './obtain/commands.mjs';
import { goInstall } from './obtain/go.mjs';

const VERSION = '2.12.0';
const PROGRAM = 'toxiproxy-server';
const START_WITHIN_MS = 10_000;

/** Shopify's toxiproxy, from the Go module into the cache outside the tree. */
async function obtainToxiproxy(): Promise<string> {
  const key = `${PROGRAM}-${VERSION}`;
  return (
    cached(key, PROGRAM) ??
    (await keep(key, PROGRAM, async (folder) => {
      await goInstall({ module: `github.com/Shopify/toxiproxy/v2/cmd/server@v${VERSION}`, folder });
      await rename(join(folder, 'server'), join(folder, PROGRAM));
      await run(join(folder, PROGRAM), ['-version'], { timeoutMs: 20_000 });
    }))
  );
}

export interface RunningToxiproxy {
  /** Of its HTTP API. */
  readonly url: string;
  stop(): void;
}

/** toxiproxy without any proxies yet. */
export async function startToxiproxy(): Promise<RunningToxiproxy> {
  const program = await obtainToxiproxy();
  const port = await freePorts(join(tmpdir(), `toxiproxy-${process.pid}`))();
  const child = spawn(program, ['-host', '127.0.0.1', '-port', String(port)], { stdio: 'ignore' });
  const stop = () => {
    process.off('exit', stop);
    child.kill('SIGKILL');
  };
  process.once('exit', stop);
  const url = `http://127.0.0.1:${port}`;
  for (const giveUpAt = Date.now() + START_WITHIN_MS; ; await sleep(50)) {
    const answer = await fetch(`${url}/version`).catch(() => undefined);
    if (answer?.ok) return { url, stop };
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      stop();
      throw new Error('toxiproxy did not start.');
    }
  }
}
