// Entry of every npm script. Plain JavaScript without dependencies: on a fresh clone nothing is installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheDir } from './src/servers/obtain/cache.mjs';
import { withLock } from './src/servers/obtain/lock.mjs';

const COMMANDS = [
  ...['start', 'dev', 'test', 'check', 'build', 'docs', 'reference', 'reset', 'screenshots'],
  ...['events', 'ops', 'backup', 'restore', 'faults', 'mutations', 'trace', 'monitoring'],
  ...['k8s-test', 'k8s-secrets', 'schemathesis'],
];
const root = fileURLToPath(new URL('../../', import.meta.url));
const [command = '', ...args] = process.argv.slice(2);

try {
  checkNode();
  if (!COMMANDS.includes(command)) throw new Error(`Unknown command "${command}": say one of ${COMMANDS.join(', ')}.`);
  await ensurePackages();
  await runCommand();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node.js 20.19 or newer is needed, this is ${process.versions.node}.`);
}

async function ensurePackages() {
  if (isInstalled()) return;
  const id = createHash('sha256').update(root).digest('hex').slice(0, 16);
  await withLock(join(cacheDir(), `packages-${id}.lock`), async () => {
    if (isInstalled()) return;
    const startedAt = Date.now();
    process.stdout.write('Installing packages (npm ci) …\n');
    // Meanwhile the servers are fetched and built; whoever needs one waits for it.
    if (command === 'start' || command === 'dev' || command === 'test') {
      const prefetch = join(root, 'infra/local/src/servers/obtain/prefetch.mjs');
      spawn(process.execPath, [prefetch], { cwd: root, stdio: 'ignore' }).unref();
    }
    await npmCi();
    process.stdout.write(`Installed packages in ${seconds(startedAt)}\n`);
  });
}

/** npm writes this second lockfile last: while it is missing or names other versions, an installation is unfinished or old. */
function isInstalled() {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const packagesOf = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packagesOf(installedFile);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    const present = installed[path];
    if (path === '' || !path.includes('node_modules/')) return true;
    return present ? present.version === wanted.version : wanted.optional || wanted.devOptional || wanted.peer;
  });
}

/** @returns {Promise<void>} */
function npmCi() {
  const npm = process.env.npm_execpath;
  const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(program, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`npm could not be started: ${error.message}.`)));
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('npm ci failed: see above.'))));
  });
}

/** @returns {Promise<void>} */
function runCommand() {
  const folder =
    {
      ...{ screenshots: 'infra/browser', faults: 'infra/faults', mutations: 'infra/mutations' },
      ...{
        trace: 'infra/stack',
        monitoring: 'infra/stack',
        'k8s-test': 'infra/cluster',
        schemathesis: 'infra/security',
      },
    }[command] ?? 'infra/local';
  const script = join(root, `${folder}/src/${command}.ts`);
  const child = spawn(
    process.execPath,
    ['--conditions=@ticketing-dev/source', '--import', 'tsx', script, ...args],
    // The channel tells the command when this process is killed.
    { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  );
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  stopWithNpm(child);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      process.exitCode = code ?? 128 + (signal === 'SIGKILL' ? 9 : 15);
      child.removeAllListeners();
      resolve();
    });
  });
}

/**
 * A killed npm leaves this process to itself, and nobody could stop it by Ctrl-C any more.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const ancestors = npmAncestors();
  setInterval(() => {
    if (npmAncestors().join() !== ancestors.join()) child.kill('SIGTERM');
  }, 500).unref();
}

/** This process's parent is npm, or the shell that npm runs scripts with. */
function npmAncestors() {
  const parent = process.ppid;
  try {
    const isShell = readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes('bootstrap.mjs');
    // "pid (name) state ppid …"
    const grandparent = readFileSync(`/proc/${parent}/stat`, 'utf8')
      .replace(/^.*\) \S /s, '')
      .split(' ')[0];
    return isShell ? [parent, Number(grandparent)] : [parent];
  } catch {
    return [parent]; // no /proc here: its shell makes way for us
  }
}

/** @param {number} startedAt */
function seconds(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}
