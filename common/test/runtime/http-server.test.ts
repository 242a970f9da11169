import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import express from 'express';
import { listen } from '../../src/runtime/http-server.ts';

async function connected(port: number, words = ''): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  if (words !== '') socket.write(words);
  return socket;
}

// Red without destroying the sockets that ask nothing in close().
test('who has asked nothing, or half a request, holds up no stop; who is being answered gets the answer', async () => {
  let finish: (() => void) | undefined;
  const app = express();
  app.get('/slow', (_req, res) => {
    finish = () => void res.send('done');
  });
  const server = await listen(app, 0, '127.0.0.1');
  await connected(server.port);
  await connected(server.port, 'GET /slow HTTP/1.1\r\nHos');
  const answered = fetch(`http://127.0.0.1:${server.port}/slow`);
  while (finish === undefined) await new Promise((resolve) => setTimeout(resolve, 10));

  const startedAt = performance.now();
  const closed = server.close();
  finish();

  expect(await (await answered).text()).toBe('done');
  await closed;
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
