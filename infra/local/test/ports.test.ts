import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { stateIn } from '../src/process/state.ts';
import { portsFor, refuseTakenPort } from '../src/stack/ports.ts';

const NAMES = ['auth', 'orders', 'mongo'];
const newState = () => stateIn(mkdtempSync(join(tmpdir(), 'ports-')));

test.each(['127.0.0.1', '0.0.0.0'])('a port that is taken on %s is refused with the way out', async (host) => {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    await expect(refuseTakenPort(port)).rejects.toThrow(
      `Port ${port} is in use: stop what listens there, or set PORT to another one (PORT=${port + 1} npm start).`,
    );
  } finally {
    server.close();
  }
});

test('every name gets a port of its own, the same ones at the next start', async () => {
  const state = newState();

  const first = await portsFor(state, NAMES, { gateway: 3_000 });
  const second = await portsFor(state, NAMES, { gateway: 3_000 });

  expect(Object.keys(first)).toEqual(['gateway', ...NAMES]);
  expect(new Set(Object.values(first)).size).toBe(4);
  expect(second).toEqual(first);
});

test('a port somebody else took meanwhile is replaced, the others are kept', async () => {
  const state = newState();
  const first = await portsFor(state, NAMES, {});
  const server = createServer().listen(first.orders, '127.0.0.1');
  await once(server, 'listening');
  try {
    const second = await portsFor(state, NAMES, {});
    expect(second.orders).not.toBe(first.orders);
    expect(second).toMatchObject({ auth: first.auth, mongo: first.mongo });
  } finally {
    server.close();
  }
});
