import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { CATEGORIES, CreateTicketBody } from '@ticketing-dev/common/contracts';
import { catalogue } from '../src/demo/catalogue.ts';
import { takeLauncherLock } from '../src/process/launcher-lock.ts';
import { stateIn } from '../src/process/state.ts';
import { run } from '../src/servers/obtain/commands.mjs';
import { addUp, countsOf } from '../src/testing/counts.ts';

const newState = () => stateIn(mkdtempSync(join(tmpdir(), 'launcher-')));
const launcherAlike = () =>
  spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'infra/local/src/start.ts'], { stdio: 'ignore' });

test('a second launcher of one clone is refused', async () => {
  const state = newState();
  const first = launcherAlike();
  try {
    writeFileSync(state.pid('launcher'), String(first.pid));
    await expect(takeLauncherLock(state)).rejects.toThrow(`This clone is running already (pid ${first.pid})`);
  } finally {
    first.kill('SIGKILL');
  }
});

test('one that is stopping is waited for', async () => {
  const state = newState();
  const first = launcherAlike();
  writeFileSync(state.pid('launcher'), String(first.pid));
  writeFileSync(state.run('stopping'), String(first.pid));
  setTimeout(() => first.kill('SIGKILL'), 3_000); // longer than one that runs is waited for

  await expect(takeLauncherLock(state)).resolves.toBeDefined();
});

test('the pid file of one that was killed does not matter, even when its pid was given to another program', async () => {
  const state = newState();
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  try {
    writeFileSync(state.pid('launcher'), String(stranger.pid));
    await expect(takeLauncherLock(state)).resolves.toBeDefined();
  } finally {
    stranger.kill('SIGKILL');
  }
});

test('an unknown command is a sentence', async () => {
  const bootstrap = fileURLToPath(new URL('../bootstrap.mjs', import.meta.url));
  await expect(run(process.execPath, [bootstrap, 'strat'])).rejects.toThrow(
    'Unknown command "strat": say one of start, dev,',
  );
});

test('the demo catalogue is thirty valid listings of all categories, the same for the same day', () => {
  const day = new Date('2030-05-01T12:00:00Z');
  const listings = catalogue(day).map((listing) => CreateTicketBody.parse(listing));

  expect(listings).toHaveLength(30);
  expect(new Set(listings.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
  expect(listings.every(({ startsAt }) => startsAt === null || new Date(startsAt) > day)).toBe(true);
  expect(catalogue(day)).toEqual(catalogue(new Date(day)));
});

test('tests are counted, and what could not run counts as failed', () => {
  const green = { numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

  expect(countsOf(green, 0)).toEqual({ passed: 5, failed: 0 });
  expect(countsOf({ ...green, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1)).toEqual({ passed: 5, failed: 3 });
  expect(countsOf(green, 1)).toEqual({ passed: 5, failed: 1 });
  expect(countsOf(undefined, 1)).toEqual({ passed: 0, failed: 1 });
  expect(
    addUp([
      { passed: 5, failed: 0 },
      { passed: 2, failed: 1 },
    ]),
  ).toEqual({ passed: 7, failed: 1 });
});
