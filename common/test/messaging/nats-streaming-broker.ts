import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { promisify } from 'node:util';
import stan, { type Stan } from 'node-nats-streaming';
import { natsStreamingBus } from '../../src/messaging/index.ts';
import { eventually } from '../../src/testing/eventually.ts';
import { brokerServer, required } from './broker-server.ts';
import type { Broker } from './conformance/processes.ts';
import { silent } from './fixtures.ts';

/** NATS Streaming with a file store. The heartbeats let it notice within 2 s that a process is gone. */
export async function natsStreamingBroker(): Promise<Broker> {
  const server = await brokerServer(required('TEST_NATS_STREAMING_BINARY'), ({ port, dir }) => [
    ...['-cid', 'ticketing', '-a', '127.0.0.1', '-p', String(port), '-store', 'file', '-dir', dir],
    ...['-hbi', '1s', '-hbt', '500ms', '-hbf', '1'],
  ]);
  const ready = () => eventually(() => withClient(server.port, async () => {}));
  await ready();
  return {
    ...server,
    async start() {
      await server.start();
      await ready();
    },
    bus: (service, port = server.port) =>
      natsStreamingBus({ url: `nats://127.0.0.1:${port}`, service, logger: silent, ackWaitMs: 1_000 }),
    publishText: ({ aggregate }, text) =>
      withClient(server.port, (client) =>
        promisify<string, Buffer, unknown>(client.publish.bind(client))(`ticketing.${aggregate}`, Buffer.from(text)),
      ),
  };
}

async function withClient(port: number, act: (client: Stan) => Promise<unknown>): Promise<void> {
  const options = { url: `nats://127.0.0.1:${port}`, reconnect: false, connectTimeout: 250 };
  const client = stan.connect('ticketing', `test-${randomUUID()}`, options);
  await once(client, 'connect');
  await act(client);
  client.close();
  await once(client, 'close');
}
