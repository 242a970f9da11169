import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { type GuestUse, jetStreamBus, natsServerConfig } from '@ticketing-dev/common/messaging';
import { createLogger } from '@ticketing-dev/common/runtime';
import { eventually } from '@ticketing-dev/common/testing';
import { z } from 'zod';

const user = { password: 'only for this test' };
const users = z
  .record(z.enum(SERVICES), z.object({ password: z.string() }))
  .parse(Object.fromEntries(SERVICES.map((service) => [service, user])));

/** The product's broker with its users, and a guest among them. */
export async function startBroker(dir: string, { guest, use }: { guest: string; use: GuestUse }) {
  mkdirSync(dir, { recursive: true });
  const port = await freePort();
  const file = join(dir, 'nats.conf');
  const guests = { [guest]: { ...user, ...use } };
  const admin = { user: 'operator', ...user };
  writeFileSync(file, natsServerConfig({ port, storeDir: join(dir, 'store'), users, guests, admin }), { mode: 0o600 });
  const server = spawn(process.env.TEST_NATS_BINARY ?? '', ['-c', file], { stdio: 'ignore' });
  const urlOf = (name: string) => `nats://${name}:${encodeURIComponent(user.password)}@127.0.0.1:${port}`;
  return {
    urlOf,
    /** One that may do everything, without the product's code in between. */
    operator: () => connect({ port, user: admin.user, pass: admin.password }),
    /** A connected bus of one of the product's services. */
    async bus(service: ServiceName) {
      const bus = jetStreamBus({ url: urlOf(service), service, logger: createLogger({ service, level: 'silent' }) });
      await eventually(() => bus.connect());
      return bus;
    },
    async stop(): Promise<void> {
      const exited = once(server, 'exit');
      server.kill();
      await exited;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
