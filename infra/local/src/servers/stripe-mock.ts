import { spawn } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { keep } from './obtain/cache.mjs';
import { run } from './obtain/commands.mjs';
import { goInstall, goProgram } from './obtain/go.mjs';

const VERSION = '0.203.0';
const PROGRAM = 'stripe-mock';
const SPEC = 'spec3.json';

interface StripeMock {
  readonly program: string;
  /** The file of Stripe's OpenAPI description that this version was built from. */
  readonly spec: string;
}

/** Stripe's own stateless mock and the OpenAPI description it carries, from the Go module into the cache outside the tree. */
async function obtainStripeMock(): Promise<StripeMock> {
  const program = await keep(`${PROGRAM}-${VERSION}`, PROGRAM, async (folder) => {
    const module = `github.com/stripe/stripe-mock@v${VERSION}`;
    await goInstall({ module, folder });
    const details: unknown = JSON.parse(
      await run(await goProgram(), ['mod', 'download', '-json', module], { cwd: folder }),
    );
    const source = typeof details === 'object' && details !== null && 'Dir' in details ? String(details.Dir) : '';
    await copyFile(join(source, 'embedded', 'openapi', SPEC), join(folder, SPEC));
    await run(join(folder, PROGRAM), ['-version'], { timeoutMs: 20_000 });
  });
  return { program, spec: join(dirname(program), SPEC) };
}

export interface RunningStripeMock {
  /** As in StripeMock. */
  readonly spec: string;
  readonly url: string;
  /** For `new Stripe(key, {...})`. */
  readonly sdk: { readonly host: string; readonly port: number; readonly protocol: 'http' };
  close(): Promise<void>;
}

/** stripe-mock on a free port: it refuses with 400 whatever Stripe's OpenAPI description does not allow in a request. */
export async function startStripeMock(): Promise<RunningStripeMock> {
  const { program, spec } = await obtainStripeMock();
  // Without an address of its own HTTPS would take a fixed port.
  const args = ['-http-addr', '127.0.0.1:0', '-https-addr', '127.0.0.1:0'];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = () => void child.kill('SIGKILL');
  process.once('exit', stop);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    void exited.then(() => reject(new Error('stripe-mock ended before it listened.')));
    createInterface(child.stdout).on('line', (line) => {
      const found = /Listening for HTTP at.*:(\d+)/.exec(line)?.[1];
      if (found) resolve(Number(found));
    });
  });
  return {
    spec,
    url: `http://127.0.0.1:${port}`,
    sdk: { host: '127.0.0.1', port, protocol: 'http' },
    async close() {
      process.off('exit', stop);
      child.kill('SIGTERM');
      await exited;
    },
  };
}
