import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill();
});

/**
 * Runs a command to its end and gives its standard output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<string>}
 * @throws {Error & { output?: string }} whose message is one line: the command and the last thing it complained about
 */
export function run(command, args, options = {}) {
  const { timeoutMs = 300_000, cwd, env = process.env } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let stdout = '';
    let stderr = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      running.delete(child);
      reject(new Error(`${command}: ${'code' in error && error.code === 'ENOENT' ? 'not found' : error.message}`));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      if (code === 0) return resolve(stdout);
      const reason = late
        ? `no answer within ${timeoutMs / 1000} s`
        : lastLine(stderr) || lastLine(stdout) || `exit code ${code}`;
      reject(Object.assign(new Error(`${command} ${args[0] ?? ''}: ${reason}`), { output: stdout + stderr }));
    });
  });
}

/**
 * The full path of a program on PATH.
 *
 * @param {string} program
 * @returns {string | undefined}
 */
export function which(program) {
  const names = process.platform === 'win32' ? [`${program}.exe`] : [program];
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    for (const name of names) {
      const path = join(folder, name);
      if (isExecutable(path)) return path;
    }
  }
  return undefined;
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first dotted number a program's version answer holds, as comparable parts.
 *
 * @param {string} path
 * @param {readonly string[]} args
 * @returns {Promise<number[]>}
 */
export async function versionOf(path, args) {
  const text = await run(path, args, { timeoutMs: 20_000 });
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  if (!found) throw new Error(`${path} does not tell its version`);
  return found.slice(1).map((part) => Number(part ?? 0));
}

/**
 * @param {readonly number[]} version
 * @param {readonly number[]} least
 */
export function isAtLeast(version, least) {
  for (const [index, part] of least.entries()) {
    const have = version[index] ?? 0;
    if (have !== part) return have > part;
  }
  return true;
}

/** @param {string} text */
function lastLine(text) {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.findLast((line) => line.length > 0)?.slice(0, 300);
}
