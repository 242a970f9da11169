import mongoose, { type Connection, type ConnectOptions } from 'mongoose';

// A misspelt path in a filter must not become a filter that matches everything.
mongoose.set('strictQuery', 'throw');

/** No query may run longer than this on the server. */
const QUERY_LIMIT_MS = 10_000;

const OPTIONS: ConnectOptions = {
  // Indexes and collections are made once at start (ensureIndexes), never on the side.
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
  // Operators in a filter count only when our own code wrapped them in `trusted()`; a caller's `{$ne: null}` is a value.
  sanitizeFilter: true,
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
  retryWrites: true,
  retryReads: true,
  maxPoolSize: 50,
  waitQueueTimeoutMS: 5_000,
  serverSelectionTimeoutMS: 5_000,
  connectTimeoutMS: 5_000,
  socketTimeoutMS: 30_000,
  // A server that died or came back is noticed soon.
  heartbeatFrequencyMS: 2_000,
};

/** A connection that is not open yet: models can be registered on it while everything is wired, before any server is needed. */
export function newConnection(): Connection {
  const connection = mongoose.createConnection();
  connection.set('autoIndex', false);
  connection.set('autoCreate', false);
  connection.set('bufferCommands', false);
  connection.set('maxTimeMS', QUERY_LIMIT_MS);
  return connection;
}

/**
 * Opens it: majority writes, retryable writes, sanitized filters, bounded pool and waits. May be called again after a failure.
 *
 * @throws MongoServerSelectionError (mongoose's) when no primary answers within 5 s.
 */
export async function openConnection(
  connection: Connection,
  url: string,
  options: ConnectOptions = {},
): Promise<Connection> {
  await connection.openUri(url, { ...OPTIONS, ...options });
  return connection;
}

/** A new open connection, for scripts and tests. */
export function connect(url: string, options: ConnectOptions = {}): Promise<Connection> {
  return openConnection(newConnection(), url, options);
}
