import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { State } from './state.ts';

/** How one child process is started, known to be ready, and stopped. */
export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  /** Must mention the state folder: by that a later launcher knows the process as ours. */
  readonly args: readonly string[];
  /** The whole environment; the launcher's own when absent. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Runs before every start. */
  readonly before?: () => Promise<void>;
  /** Rejects as long as it does not serve. */
  readonly ready: () => Promise<unknown>;
  readonly readyWithinMs?: number;
  readonly stopWithinMs?: number;
}

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };
export type Child = ReturnType<typeof launch>;

/**
 * Starts a process in a group of its own, so that neither Ctrl-C in the terminal nor the launcher's death reaches it by
 * accident; its output goes straight to its log file and never through the launcher.
 */
export function launch(state: State, spec: ProcessSpec) {
  const log = openSync(state.log(spec.name), 'a', 0o600);
  const child = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: spec.env ?? process.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  const { pid } = child;
  if (pid !== undefined) writeFileSync(state.pid(spec.name), `${pid}\n`);
  closeSync(log);
  let exit: Exit | undefined;
  const exited = new Promise<Exit>((resolve) => {
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      exit = { code, signal };
      resolve(exit);
    };
    child.once('exit', end);
    child.once('error', () => end(127, null));
  });

  const signal = (name: NodeJS.Signals) => {
    if (pid === undefined || exit) return;
    try {
      process.kill(-pid, name);
    } catch {
      // already gone
    }
  };

  return {
    name: spec.name,
    pid,
    exited,
    exit: () => exit,
    signal,
    /** SIGTERM, and SIGKILL when it takes too long. */
    stop: async () => {
      signal('SIGTERM');
      const timer = setTimeout(() => signal('SIGKILL'), spec.stopWithinMs ?? 25_000);
      await exited;
      clearTimeout(timer);
      rmSync(state.pid(spec.name), { force: true });
    },
  };
}

/**
 * Waits until the child serves.
 *
 * @throws Error in one sentence with the log's name when it ended or took too long
 */
export async function untilReady(state: State, spec: ProcessSpec, child: Child): Promise<void> {
  const deadline = Date.now() + (spec.readyWithinMs ?? 120_000);
  while (true) {
    const exit = child.exit();
    if (exit)
      throw new Error(
        `${spec.name} ended (${exit.signal ?? `code ${exit.code}`}) before it was ready: see ${state.log(spec.name)}`,
      );
    try {
      return void (await spec.ready());
    } catch (error) {
      if (Date.now() > deadline) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${spec.name} was not ready in time (${reason}): see ${state.log(spec.name)}`);
      }
    }
    await sleep(50);
  }
}
