import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from '@jest/globals';
import { cached, keep } from '../src/servers/obtain/cache.mjs';
import { isAtLeast } from '../src/servers/obtain/commands.mjs';
import { withLock } from '../src/servers/obtain/lock.mjs';
import { firstOf } from '../src/servers/obtain/ways.mjs';

beforeEach(() => {
  process.env.XDG_CACHE_HOME = mkdtempSync(join(tmpdir(), 'cache-'));
});

const cacheEntries = () => readdirSync(join(process.env.XDG_CACHE_HOME ?? '', 'ticketing-dev'));

async function install(folder: string): Promise<void> {
  writeFileSync(join(folder, 'tool'), '#!/bin/sh\n');
  chmodSync(join(folder, 'tool'), 0o755);
}

test('each way falls through to the next', async () => {
  const source = await firstOf(
    'NATS',
    [
      { name: 'PATH', find: async () => undefined },
      { name: 'Docker', find: () => Promise.reject(new Error('no engine answers')) },
      { name: 'Go', find: async () => ({ kind: 'program', path: '/bin/nats', from: 'Go' }) },
    ],
    'set NATS_URL',
  );
  expect(source).toMatchObject({ from: 'Go' });
});

test('when none works, one sentence names them all and what to do', async () => {
  const ways = [
    { name: 'PATH', find: async () => undefined },
    { name: 'Go', find: () => Promise.reject(new Error('go install: dial tcp: no route to host')) },
  ];
  await expect(firstOf('NATS', ways, 'set NATS_URL')).rejects.toThrow(
    'NATS could not be obtained (PATH: not there; Go: go install: dial tcp: no route to host); set NATS_URL.',
  );
});

test('a program is installed once, however many ask for it at the same time', async () => {
  let installed = 0;
  const ask = () =>
    keep('tool-1', 'tool', async (folder) => {
      installed += 1;
      await sleep(150);
      await install(folder);
    });

  const paths = await Promise.all([ask(), ask(), ask()]);

  expect(installed).toBe(1);
  expect(new Set(paths)).toEqual(new Set([cached('tool-1', 'tool')]));
});

test('an installation that fails half-way leaves nothing behind', async () => {
  const failing = keep('tool-1', 'tool', async (folder) => {
    await install(folder);
    throw new Error('connection lost');
  });

  await expect(failing).rejects.toThrow('connection lost');
  expect(cached('tool-1', 'tool')).toBeUndefined();
  expect(cacheEntries()).toEqual([]);
});

test('a lock whose owner was killed is taken over', async () => {
  const lock = join(mkdtempSync(join(tmpdir(), 'lock-')), 'install.lock');
  mkdirSync(lock);
  writeFileSync(join(lock, 'pid'), '2147483646');

  expect(await withLock(lock, async () => 'done')).toBe('done');
  expect(existsSync(lock)).toBe(false);
});

test('versions are compared as numbers', () => {
  expect(isAtLeast([2, 15, 2], [2, 12])).toBe(true);
  expect(isAtLeast([2, 9, 10], [2, 12])).toBe(false);
  expect(isAtLeast([7], [6, 2])).toBe(true);
});
