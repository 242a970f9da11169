import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.ts';

export interface ToolResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a Node program of a package to its end and keeps what it says; `show` passes it on at once. */
export function runTool(
  script: string,
  args: readonly string[],
  { env, show = false }: { env?: NodeJS.ProcessEnv; show?: boolean } = {},
): Promise<ToolResult> {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
