import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface RunResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end and answers its exit code with what it said. */
export function run(command: string, args: readonly string[], { cwd, env }: RunOptions): Promise<RunResult> {
  const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** @throws Error with all it said when it fails */
export async function succeed(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${code}:\n${output}`);
  return output;
}

/** The npm this runs under, else the one on PATH. */
export function npm(args: readonly string[], options: RunOptions): Promise<string> {
  const script = process.env.npm_execpath;
  return script ? succeed(process.execPath, [script, ...args], options) : succeed('npm', args, options);
}
