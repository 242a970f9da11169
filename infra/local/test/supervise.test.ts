import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { isRunning } from '../src/process/leftovers.ts';
import { stateIn } from '../src/process/state.ts';
import { type Supervised, supervise } from '../src/process/supervise.ts';

const SLEEPER = 'setInterval(() => {}, 1000)';
const started: Supervised[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((process) => process.stop('SIGKILL')));
});

test('a process that dies is started again', async () => {
  const { process, reports } = given(SLEEPER);
  await process.start();
  const first = process.pid();

  process.signal('SIGKILL');

  await until(() => reports.includes('orders is running again'));
  expect(process.pid()).not.toBe(first);
  expect(reports[0]).toMatch(/^orders ended \(SIGKILL\), starting it again; its log: .*orders\.log$/);
});

test('one that is taken down stays down until it is wanted again', async () => {
  const { process, state } = given(SLEEPER);
  await process.start();
  const first = process.pid() ?? 0;

  await process.stop('SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(isRunning(first)).toBe(false);
  expect(process.pid()).toBeUndefined();

  await process.start();
  expect(readFileSync(state.pid('orders'), 'utf8')).toBe(`${process.pid()}\n`);
});

test('one that never works is told in a sentence with its log, and not tried again', async () => {
  const { process } = given('process.exit(78)', () => () => Promise.reject(new Error('not yet')));

  await expect(process.start()).rejects.toThrow(/^orders ended \(code 78\) before it was ready: see .*orders\.log$/);
});

test('one that is killed while it starts is no failure', async () => {
  const { process, dir } = given(`require('node:fs').appendFileSync('STARTS', 'x'); ${SLEEPER}`, (dir) => async () => {
    if (!existsSync(join(dir, 'ready'))) throw new Error('not yet');
  });
  const ready = process.start();
  await until(() => existsSync(join(dir, 'STARTS')));

  process.signal('SIGKILL');
  await until(() => readFileSync(join(dir, 'STARTS'), 'utf8') === 'xx');
  writeFileSync(join(dir, 'ready'), '');

  await ready;
});

function given(script: string, ready: (dir: string) => () => Promise<void> = () => async () => undefined) {
  const dir = mkdtempSync(join(tmpdir(), 'supervise-'));
  const state = stateIn(dir);
  const reports: string[] = [];
  const spec = {
    name: 'orders',
    command: globalThis.process.execPath,
    args: ['-e', script, dir],
    cwd: dir,
    ready: ready(dir),
  };
  const process = supervise(state, spec, (text) => reports.push(text));
  started.push(process);
  return { process, state, reports, dir };
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
