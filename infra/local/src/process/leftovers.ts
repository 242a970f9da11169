import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../servers/obtain/commands.mjs';
import type { State } from './state.ts';

/**
 * Ends the processes an earlier launcher left behind (it was killed), by the pid files in the state folder. A pid counts as ours
 * only if its command line mentions this state folder: pids are given again.
 *
 * @returns the names of those that were still running
 */
export async function endLeftovers(state: State, graceMs = 5_000): Promise<string[]> {
  const files = readdirSync(state.run('')).filter((file) => file.endsWith('.pid') && file !== 'launcher.pid');
  const ended = await Promise.all(files.map((file) => endLeftover(state, basename(file, '.pid'), graceMs)));
  return ended.filter((name) => name !== undefined);
}

async function endLeftover(state: State, name: string, graceMs: number): Promise<string | undefined> {
  const pid = readPid(state.pid(name));
  const ours = pid !== undefined && isRunning(pid) && (await commandLine(pid)).includes(state.dir);
  if (ours) {
    signalGroup(pid, 'SIGTERM');
    const deadline = Date.now() + graceMs;
    while (isRunning(pid) && Date.now() < deadline) await sleep(50);
    signalGroup(pid, 'SIGKILL');
    while (isRunning(pid)) await sleep(20);
  }
  rmSync(state.pid(name), { force: true });
  return ours ? name : undefined;
}

export function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').trim());
    return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process exists and is more than a zombie. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  try {
    // "pid (name) state …"; the name may hold anything.
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true; // no /proc here
  }
}

/** A process's whole command line; empty when it is gone. */
export async function commandLine(pid: number): Promise<string> {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return run('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { timeoutMs: 5_000 }).catch(() => '');
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // already gone
  }
}
