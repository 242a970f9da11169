import { randomUUID } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { connect, ensureIndexes, inboxOn, outboxOn, transactions } from '../../src/mongo/index.ts';
import type { TransactionSettings } from '../../src/mongo/transactions.ts';

export interface Thing {
  _id: string;
  name: string;
  version: number;
}

const thingSchema = () =>
  new Schema<Thing>(
    {
      _id: { type: String, required: true },
      name: { type: String, required: true },
      version: { type: Number, required: true },
    },
    { autoIndex: false },
  );

/** An own database on the real replica set, with a model, an outbox and an inbox on it. */
export async function database(overrides: Partial<TransactionSettings> = {}) {
  const connection = await connect(mongoUrl(), { dbName: `t-mongo-${randomUUID()}` });
  return { ...(await kit(connection, overrides)), drop: () => dropAndClose(connection) };
}

/** A second process on the same database. */
export async function anotherProcess(
  connection: Connection,
  overrides: Partial<TransactionSettings> = {},
  url = mongoUrl(),
) {
  return kit(await connect(url, { dbName: connection.name }), overrides);
}

async function kit(connection: Connection, overrides: Partial<TransactionSettings>) {
  const things = connection.model('Thing', thingSchema());
  const outbox = outboxOn(connection);
  const inbox = inboxOn(connection);
  await ensureIndexes(connection);
  const settings = {
    service: 'orders',
    outbox,
    inbox,
    newId: () => randomUUID(),
    clock: () => new Date(),
    // Colliding transactions need their time on a busy machine.
    deadlineMs: 30_000,
    ...overrides,
  };
  return { connection, things, outbox, inbox, ...transactions(connection, settings) };
}

async function dropAndClose(connection: Connection): Promise<void> {
  await connection.dropDatabase();
  await connection.close();
}

export function mongoUrl(): string {
  const url = process.env.TEST_MONGO_URL;
  if (url === undefined) throw new Error('TEST_MONGO_URL is not set');
  return url;
}

/** A valid `user:deleted` of the user `subject`. */
export function told(subject: string = randomUUID()) {
  return { subject, data: { id: subject, status: 'deleted' as const, version: 1 } };
}
