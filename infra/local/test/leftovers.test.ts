import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { launch } from '../src/process/launch.ts';
import { endLeftovers, isRunning } from '../src/process/leftovers.ts';
import { stateIn } from '../src/process/state.ts';

const SLEEPER = 'setInterval(() => {}, 1000)';
const newState = () => stateIn(mkdtempSync(join(tmpdir(), 'leftovers-')));

test('what a killed launcher left running is ended, with its whole group', async () => {
  const state = newState();
  const parent = `require('node:child_process').spawn(process.execPath, ['-e', '${SLEEPER}']); ${SLEEPER}`;
  const args = ['-e', parent, state.dir];
  const child = launch(state, { name: 'orders', command: process.execPath, args, ready: async () => undefined });

  expect(await endLeftovers(state)).toEqual(['orders']);

  expect(isRunning(child.pid ?? 0)).toBe(false);
  expect(existsSync(state.pid('orders'))).toBe(false);
});

test('one that does not listen to SIGTERM is killed', async () => {
  const state = newState();
  const args = ['-e', `process.on('SIGTERM', () => {}); ${SLEEPER}`, state.dir];
  const child = launch(state, { name: 'orders', command: process.execPath, args, ready: async () => undefined });
  await new Promise((resolve) => setTimeout(resolve, 300));

  expect(await endLeftovers(state, 200)).toEqual(['orders']);
  expect(isRunning(child.pid ?? 0)).toBe(false);
});

// Red when the command line is not compared: after a reboot a pid belongs to anybody.
test('a process that only has got the pid of one of ours is left alone', async () => {
  const state = newState();
  const stranger = spawn(process.execPath, ['-e', SLEEPER], { detached: true, stdio: 'ignore' });
  try {
    writeFileSync(state.pid('orders'), `${stranger.pid}\n`);

    expect(await endLeftovers(state)).toEqual([]);

    expect(isRunning(stranger.pid ?? 0)).toBe(true);
    expect(existsSync(state.pid('orders'))).toBe(false);
  } finally {
    stranger.kill('SIGKILL');
  }
});
