import { takeLauncherLock } from '../process/launcher-lock.ts';
import { endLeftovers } from '../process/leftovers.ts';
import { type State, stateIn } from '../process/state.ts';
import { allOver } from './all-over.ts';
import { startBacking } from './backing.ts';
import { build } from './build.ts';
import { buildClient } from './build-client.ts';
import { client } from './client-process.ts';
import { doubles } from './doubles.ts';
import { type Fleet, fleet } from './fleet.ts';
import { gateway, localUrl, services } from './own-processes.ts';
import { type Plan, planStack } from './plan.ts';
import { refuseTakenPort } from './ports.ts';
import type { StackInput } from './stack-input.ts';
import { type Progress, silent } from './steps.ts';

export type Stack = Awaited<ReturnType<typeof startStack>>;

/**
 * The whole product on this machine, ready when this resolves: what `npm start` runs, and the tests across services.
 *
 * @throws Error in one sentence; everything that was started is stopped by then
 */
export async function startStack(input: StackInput) {
  const { progress = silent, signal } = input;
  const state = stateIn(input.dir);
  const lock = await takeLauncherLock(state);
  const processes = fleet(state, progress.note, input.adjust);
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      lock.stopping();
      await processes.stop();
      lock.release();
    })();
    return stopped;
  };
  try {
    const running = await unlessAborted(signal, startAll(state, processes, input));
    return { ...running, state, ...controls(processes), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Does not wait for downloads and builds to notice. */
function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work;
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
  return Promise.race([work, aborted]);
}

async function startAll(state: State, processes: Fleet, input: StackInput) {
  const { progress = silent } = input;
  const left = await endLeftovers(state);
  if (left.length > 0) progress.note(`ended what an earlier start left behind: ${left.join(', ')}`);
  if (input.port) await refuseTakenPort(input.port);
  const plan = await planStack(state, input);

  const built = plan.watch ? undefined : progress.step('build', () => build(state.log('build')), describeBuild);
  const clientBuilt = startClientBuild(plan, progress);
  const [backing] = await allOver([startBacking(plan, processes, progress), built]);
  const { specs, addresses: outside } = doubles(plan);
  await progress.step('doubles', () => processes.start(...specs));
  const own = services(plan, { publicUrl: plan.publicUrl, ...outside, ...backing });
  await progress.step('services', () => processes.start(...own));
  const pages = plan.client ? [client(plan, outside.stripe?.publishableKey)] : [];
  await clientBuilt;
  if (plan.client) await progress.step('client', () => processes.start(...pages));
  await progress.step('gateway', () => processes.start(gateway(plan)));

  return {
    url: `http://localhost:${plan.ports.gateway}`,
    inboxUrl: localUrl(plan.ports.inbox),
    /** Of the local double; undefined with the real Stripe. */
    stripeUrl: outside.stripe?.url,
    settings: plan.settings,
    secrets: plan.secrets,
    ports: plan.ports,
    /** The server's address for each service. */
    backing,
    /** The environment of each of our own processes, by name. */
    env: Object.fromEntries([...own, ...pages].map(({ name, env }) => [name, env])),
  };
}

/** Takes longest: the services start meanwhile. A failure is told where it is waited for. */
function startClientBuild({ state, client, watch }: Plan, progress: Progress): Promise<unknown> {
  if (!client || watch) return Promise.resolve();
  const built = progress.step('client build', () => buildClient(state.log('build-client')), describeBuild);
  built.catch(() => undefined);
  return built;
}

function controls({ find, pids, start }: Fleet) {
  return {
    /** Processes beside the stack's own, which end with it. */
    add: start,
    /** Of every process that runs now, by name: mongo, nats, redis, inbox, stripe, auth … support, client, gateway. */
    pids,
    /** `kill -9`. It is started again by itself, as always when one dies. */
    kill: (name: string): void => find(name).signal('SIGKILL'),
    /** Any signal, e.g. SIGSTOP and SIGCONT for a pause. */
    signal: (name: string, which: NodeJS.Signals): void => find(name).signal(which),
    /** `kill -9`, and it stays down until `up`. */
    down: (name: string): Promise<void> => find(name).stop('SIGKILL'),
    /** Resolves once it serves again. */
    up: (name: string): Promise<void> => find(name).start(),
    /** Ends it in good order and starts it again. */
    restart: async (name: string): Promise<void> => {
      await find(name).stop();
      await find(name).start();
    },
  };
}

const describeBuild = (folders: readonly string[]) => (folders.length > 0 ? folders.join(', ') : 'nothing changed');
