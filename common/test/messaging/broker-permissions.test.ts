import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { z } from 'zod';
import {
  AdmissionIssued,
  type AnyEventDefinition,
  CONSUMES,
  defineEvent,
  EVENTS,
  type EventEnvelope,
  OrderCompleted,
  SERVICES,
  type ServiceName,
  SessionRevoked,
  UserCreated,
  UserLinkRequested,
} from '../../src/contracts/index.ts';
import { type EventBus, guestPermissions, jetStreamBus, natsServerConfig } from '../../src/messaging/index.ts';
import { eventually } from '../../src/testing/eventually.ts';
import { type BrokerServer, brokerServer, required } from './broker-server.ts';
import { roleUpdated, sessionRevoked, silent } from './fixtures.ts';

// P7. Each refusal below turns red when the user's permissions in the server's configuration are removed.

const password = (user: string) => `${user} "secret" \\ $2a`;
const of = (service: ServiceName) => ({ password: password(service) });
const users = {
  auth: of('auth'),
  tickets: of('tickets'),
  orders: of('orders'),
  payments: of('payments'),
  expiration: of('expiration'),
  support: of('support'),
};

let server: BrokerServer;
const buses: EventBus[] = [];
const clients: NatsConnection[] = [];

beforeAll(async () => {
  server = await brokerServer(required('TEST_NATS_BINARY'), async ({ port, dir }) => {
    const file = join(dir, 'nats.conf');
    const admin = { user: 'operator', password: password('operator') };
    await writeFile(file, natsServerConfig({ port, storeDir: join(dir, 'store'), users, admin }));
    return ['-c', file];
  });
});
afterAll(async () => {
  await Promise.all(buses.map((bus) => bus.drain()));
  await Promise.all(clients.map((client) => client.close()));
  await server.stop();
});

async function busOf(service: ServiceName): Promise<EventBus> {
  const url = `nats://${service}:${encodeURIComponent(password(service))}@127.0.0.1:${server.port}`;
  const bus = jetStreamBus({ url, service, logger: silent });
  await bus.connect();
  buses.push(bus);
  return bus;
}

/** The broker user without our own code in between. */
async function clientOf(user: string): Promise<NatsConnection> {
  const inboxPrefix = SERVICES.some((service) => service === user) ? `_INBOX_${user}` : '_INBOX';
  const client = await connect({ port: server.port, user, pass: password(user), inboxPrefix });
  clients.push(client);
  return client;
}

/** The refusal, or what the server answered. */
async function asks(client: NatsConnection, subject: string, body: unknown = ''): Promise<string> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return client.request(subject, text, { timeout: 1_000 }).then(
    (answer) => answer.string(),
    (error: unknown) => String(error),
  );
}

function event(definition: AnyEventDefinition, id: string): EventEnvelope {
  return { ...roleUpdated('x'), id, type: definition.type, dataschema: definition.dataschema, subject: 'x', data: {} };
}

const consumer = (name: string, filter: object) => ({
  stream_name: 'TICKETING',
  action: 'create',
  config: { durable_name: name, name, ack_policy: 'explicit', deliver_policy: 'all', ...filter },
});
const REFUSED = expect.stringContaining('Permissions Violation');

test.each(SERVICES)(
  '%s publishes all its events, reads all of the others it is listed for, and hears revocations',
  async (service) => {
    const bus = await busOf(service);
    const own = EVENTS.filter(({ source }) => source === service).map((one) => event(one, crypto.randomUUID()));
    expect((await bus.publish(own)).stored.size).toBe(own.length);

    const authBus = service === 'auth' ? bus : await busOf('auth');
    const heard: unknown[] = [];
    const taken = new Set<string>();
    await bus.tail({ definition: SessionRevoked, since: new Date(), handle: (payload) => void heard.push(payload) });
    await bus.consume({
      service,
      definitions: CONSUMES[service],
      handle: async ({ natsSubject }) => {
        taken.add(natsSubject);
        return { kind: 'ack' };
      },
    });
    await authBus.publish([sessionRevoked()]);
    await eventually(() => expect(heard).toHaveLength(1));

    const operator = await clientOf('operator');
    for (const { natsSubject } of CONSUMES[service]) await asks(operator, natsSubject, '{}');
    await eventually(() => expect([...taken].sort()).toEqual(CONSUMES[service].map((one) => one.natsSubject).sort()));
  },
);

test('orders cannot publish what auth owns', async () => {
  const bus = await busOf('orders');
  const { stored, error } = await bus.publish([event(UserCreated, crypto.randomUUID())]);
  expect([...stored]).toEqual([]);
  expect(error?.message).toEqual(REFUSED);
});

test.each([AdmissionIssued, UserLinkRequested])('$type is read by support alone', async (secret) => {
  await (await busOf('support')).consume({
    service: 'support',
    definitions: [secret],
    handle: async () => ({ kind: 'retry', delayMs: 60_000 }),
  });
  const name = `orders_${secret.type.replace(':', '-')}-v1`;
  const allowed = { name: 'orders_ticket-created-v1', subject: 'ticketing.ticket.created.v1' };
  const create = '$JS.API.CONSUMER.CREATE.TICKETING';
  const orders = await clientOf('orders');

  await expect(
    (await busOf('orders')).consume({
      service: 'orders',
      definitions: [secret],
      handle: async () => ({ kind: 'ack' }),
    }),
  ).rejects.toThrow('Permissions Violation');
  const filter = { filter_subject: secret.natsSubject };
  expect(await asks(orders, `${create}.${name}.${secret.natsSubject}`, consumer(name, filter))).toEqual(REFUSED);
  expect(await asks(orders, `${create}.${name}`, consumer(name, filter))).toEqual(REFUSED);
  expect(await asks(orders, create, consumer(name, filter))).toEqual(REFUSED);
  expect(await asks(orders, `$JS.API.CONSUMER.DURABLE.CREATE.TICKETING.${name}`, consumer(name, filter))).toEqual(
    REFUSED,
  );
  // Another filter in the body than in the subject that the permission names: the server's own check.
  for (const hidden of [filter, { filter_subjects: [allowed.subject, secret.natsSubject] }, {}]) {
    const answer = await asks(orders, `${create}.${allowed.name}.${allowed.subject}`, consumer(allowed.name, hidden));
    expect(JSON.parse(answer)).toMatchObject({ error: { code: 400 } });
  }
  const theirs = `support_${secret.type.replace(':', '-')}-v1`;
  expect(await asks(orders, `$JS.API.CONSUMER.MSG.NEXT.TICKETING.${theirs}`)).toEqual(REFUSED);
  expect(await asks(orders, `$JS.API.CONSUMER.INFO.TICKETING.${theirs}`)).toEqual(REFUSED);
});

test('no service reads the stream past its consumers, or changes, empties or deletes it', async () => {
  const orders = await clientOf('orders');
  const actions = [
    'STREAM.MSG.GET',
    'DIRECT.GET',
    'STREAM.PURGE',
    'STREAM.DELETE',
    'STREAM.UPDATE',
    'STREAM.MSG.DELETE',
  ];
  for (const action of [...actions, 'CONSUMER.LIST']) {
    expect(await asks(orders, `$JS.API.${action}.TICKETING`)).toEqual(REFUSED);
  }
  expect(await asks(orders, '$JS.API.STREAM.CREATE.COPY', { name: 'COPY', sources: [{ name: 'TICKETING' }] })).toEqual(
    REFUSED,
  );
});

test.each(['_INBOX_support.>', '_INBOX.>', 'ticketing.>', '>', '$JS.ACK.>'])(
  'orders cannot listen on %s',
  async (subject) => {
    const orders = await clientOf('orders');
    const outcome = await new Promise((resolve, reject) => {
      orders.subscribe(subject, { callback: (error) => resolve(String(error)) });
      orders.flush().then(() => resolve('listening'), reject);
    });
    expect(outcome).toEqual(REFUSED);
  },
);

describe('a service of somebody else', () => {
  const own = defineEvent({ type: 'points:earned', version: 1, source: 'loyalty', data: z.unknown() });

  test('reads what it is let in on and tells its own events', () => {
    const { publish, subscribe } = guestPermissions('loyalty', { publishes: [own], consumes: [OrderCompleted] });
    expect(publish.filter((subject) => !subject.startsWith('$JS.'))).toEqual(['ticketing.points.earned.v1']);
    expect(publish.filter((subject) => subject.startsWith('$JS.API.CONSUMER.CREATE'))).toEqual([
      '$JS.API.CONSUMER.CREATE.TICKETING.loyalty_order-completed-v1.ticketing.order.completed.v1',
    ]);
    expect(subscribe).toEqual(['_INBOX_loyalty.>']);
  });

  test.each([
    ['loyalty', { publishes: [UserCreated], consumes: [] }, 'its source is auth'],
    ['loyalty', { publishes: [], consumes: [AdmissionIssued] }, 'it is confidential'],
    ['loyalty', { publishes: [], consumes: [UserLinkRequested] }, 'it is confidential'],
    ['orders', { publishes: [], consumes: [] }, 'is a service of this product'],
  ])('%s is refused %j', (name, use, why) => {
    expect(() => guestPermissions(name, use)).toThrow(why);
  });
});

test('nobody gets in without a password', async () => {
  await expect(connect({ port: server.port })).rejects.toThrow('Authorization Violation');
  await expect(connect({ port: server.port, user: 'orders', pass: 'wrong' })).rejects.toThrow(
    'Authorization Violation',
  );
});
