import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { eventually } from '../../src/testing/index.ts';

const FIXTURE = fileURLToPath(new URL('./service-fixture.ts', import.meta.url));
const Line = z.looseObject({
  level: z.string(),
  msg: z.string(),
  step: z.string().optional(),
  port: z.int().optional(),
});
export type LogLine = z.infer<typeof Line>;

const running = new Set<ChildProcess>();

/** For afterAll: no child outlives its test. */
export function endChildren(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts the fixture as a process, with exactly this environment. */
export function childService(env: Record<string, string>, args: readonly string[] = []) {
  const child = spawn(process.execPath, ['--import', 'tsx', FIXTURE, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let out = '';
  let err = '';
  child.stdout.on('data', (bytes) => {
    out += String(bytes);
  });
  child.stderr.on('data', (bytes) => {
    err += String(bytes);
  });
  const exited = once(child, 'close').then(([code]) => z.int().nullable().parse(code));

  const lines = (): LogLine[] =>
    out
      .split('\n')
      .slice(0, -1)
      .map((line) => Line.parse(JSON.parse(line)));

  return {
    exited,
    lines,
    stderr: () => err,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    logged: (msg: string, withinMs = 15_000): Promise<LogLine> =>
      eventually(
        () => {
          const found = lines().find((line) => line.msg === msg);
          if (found === undefined) throw new Error(`no line "${msg}" in:\n${out}${err}`);
          return found;
        },
        { withinMs },
      ),
    /** Its address, once it says that it is running. */
    async running(): Promise<string> {
      return `http://127.0.0.1:${(await this.logged('running')).port}`;
    },
  };
}
