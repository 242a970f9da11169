import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { jetStreamBus } from '../../src/messaging/index.ts';
import { brokerServer, required } from './broker-server.ts';
import type { Broker } from './conformance/processes.ts';
import { silent } from './fixtures.ts';

/** NATS with JetStream as it runs in production, but without users. */
export async function jetStreamBroker(): Promise<Broker & { deleteStream(): Promise<void> }> {
  const server = await brokerServer(required('TEST_NATS_BINARY'), async ({ port, dir }) => {
    const file = join(dir, 'nats.conf');
    const store = JSON.stringify(join(dir, 'store'));
    await writeFile(file, `listen: "127.0.0.1:${port}"\njetstream { store_dir: ${store}, sync_interval: always }\n`);
    return ['-c', file];
  });
  const withClient = async (act: (client: Awaited<ReturnType<typeof connect>>) => Promise<unknown>) => {
    const client = await connect({ servers: `127.0.0.1:${server.port}` });
    await act(client);
    await client.close();
  };
  return {
    ...server,
    bus: (service, port = server.port) =>
      jetStreamBus({ url: `nats://127.0.0.1:${port}`, service, logger: silent, ackWaitMs: 1_000 }),
    publishText: ({ natsSubject }, text) => withClient((client) => client.request(natsSubject, text)),
    deleteStream: () => withClient(async (client) => (await jetstreamManager(client)).streams.delete('TICKETING')),
  };
}
