import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readTwice } from '../src/api/read-twice.ts';

let asked = 0;
let broken = 0;
const server = createServer((req, res) => {
  asked += 1;
  if (asked <= broken) req.socket.destroy();
  else res.end('here');
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())));
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  asked = 0;
});

const read = () => {
  const { port } = server.address() as AddressInfo;
  return readTwice(new URL(`http://127.0.0.1:${port}/`), { signal: AbortSignal.timeout(5_000) });
};

test('a connection that ends under a request is nothing a visitor sees', async () => {
  broken = 1;
  expect(await (await read()).text()).toBe('here');
  expect(asked).toBe(2);
});

test('a service that is away is said to be away', async () => {
  broken = 9;
  await expect(read()).rejects.toThrow('fetch failed');
  expect(asked).toBe(2);
});
