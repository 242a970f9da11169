import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { inboxPrefix } from '../consumer-names.ts';

const ANSWER_WITHIN_MS = 5_000;

/** One connection and what is done over it. */
export interface Connection {
  readonly nats: NatsConnection;
  readonly js: JetStreamClient;
  readonly manager: JetStreamManager;
  isUp(): boolean;
  /** Calls back whenever the connection was lost, or is back. @returns how to stop that */
  on(change: 'lost' | 'back', callback: () => void): () => void;
}

/**
 * Connects once; afterwards the connection comes back by itself, for ever.
 *
 * @param url `nats://user:password@host:port`, several separated by commas
 * @throws ConnectionError when no server answers within 5 s
 */
export async function openConnection(url: string, service: string): Promise<Connection> {
  const urls = url.split(',').map((one) => new URL(one.trim()));
  const [{ username, password } = { username: '', password: '' }] = urls;
  const nats = await connect({
    servers: urls.map(({ host }) => host),
    ...(username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}),
    name: service,
    inboxPrefix: inboxPrefix(service),
    timeout: ANSWER_WITHIN_MS,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    // A broker that is still starting may refuse a known user for a moment: go on trying.
    ignoreAuthErrorAbort: true,
    // A broker that went silent without closing is noticed within 20 s.
    pingInterval: 10_000,
    maxPingOut: 1,
  });
  const listeners = { lost: new Set<() => void>(), back: new Set<() => void>() };
  let up = true;
  const watch = async () => {
    for await (const { type } of nats.status()) {
      if (type !== 'disconnect' && type !== 'reconnect') continue;
      up = type === 'reconnect';
      for (const listener of [...listeners[up ? 'back' : 'lost']]) listener();
    }
    up = false;
  };
  void watch();
  const options = { timeout: ANSWER_WITHIN_MS };
  return {
    nats,
    js: jetstream(nats, options),
    manager: await jetstreamManager(nats, { ...options, checkAPI: false }),
    isUp: () => up,
    on(change, callback) {
      listeners[change].add(callback);
      return () => listeners[change].delete(callback);
    },
  };
}
