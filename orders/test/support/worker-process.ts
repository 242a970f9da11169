import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type BadNetwork, badNetwork } from './bad-network.ts';
import type { Told, WorkerInput } from './stock-worker.ts';

const SCRIPT = fileURLToPath(new URL('./stock-worker.ts', import.meta.url));

export type WorkerProcess = Awaited<ReturnType<typeof workerProcess>>;

/** A process of the service that can be killed and started again, on a network of its own. */
export async function workerProcess(input: Omit<WorkerInput, 'seed'>, onTold: (told: Told) => void) {
  const url = new URL(input.env['MONGO_URL'] ?? '');
  const network: BadNetwork = await badNetwork({ host: url.hostname, port: Number(url.port) });
  url.host = `127.0.0.1:${network.port}`;
  url.searchParams.delete('replicaSet');
  url.searchParams.set('directConnection', 'true'); // never past the bad network
  let child: ChildProcess | undefined;
  let closed: Promise<unknown> | undefined;

  return {
    network,
    start(seed: number): void {
      const all: WorkerInput = { ...input, env: { ...input.env, MONGO_URL: url.href }, seed };
      const execArgv = ['--conditions=@ticketing-dev/source', '--import', 'tsx'];
      const env = { ...process.env, NODE_OPTIONS: '' };
      const started = fork(SCRIPT, [JSON.stringify(all)], { execArgv, env });
      closed = new Promise((resolve) => {
        started.on('message', (message) => {
          // Our own script speaks at the other end.
          if (typeof message === 'object') onTold(message as Told);
          else resolve(message);
        });
        started.on('exit', resolve);
      });
      child = started;
    },
    kill: () => child?.kill('SIGKILL'),
    pause: () => child?.kill('SIGSTOP'),
    goOn: () => child?.kill('SIGCONT'),
    isAlive: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    /** No new customers; resolves once the last one has left. Sweeps and settles go on. */
    async closeShop(): Promise<void> {
      child?.send('close');
      await closed;
    },
    async end(): Promise<void> {
      if (child !== undefined && child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await network.close();
    },
  };
}
