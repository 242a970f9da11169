import stan, { type Stan } from 'node-nats-streaming';

/** Short: a server that is starting takes connections before it answers, and what it missed is not answered later. */
const CONNECT_WITHIN_MS = 2_000;
const ACK_WITHIN_MS = 5_000;

/** One connection to the streaming server. It is never mended: when it is lost, another one takes its place. */
export interface Link {
  readonly stan: Stan;
  isUp(): boolean;
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

export interface LinkInput {
  readonly url: string;
  readonly clusterId: string;
  /** Of the process: with the same id again, the server drops what is left of the lost connection at once. */
  readonly clientId: string;
}

/** @throws Error when the server does not answer in time */
export async function openLink({ url, clusterId, clientId }: LinkInput): Promise<Link> {
  let up = false;
  let markLost = () => {};
  const lost = new Promise<void>((resolve) => {
    markLost = () => {
      up = false;
      resolve();
    };
  });
  const client = stan.connect(clusterId, clientId, {
    url,
    // The client's own reconnect would keep a session that the server may have forgotten.
    reconnect: false,
    connectTimeout: CONNECT_WITHIN_MS,
    ackTimeout: ACK_WITHIN_MS,
  });
  // 'disconnect' comes before the client settles what was under way: see publish.ts.
  for (const event of ['disconnect', 'connection_lost', 'close']) client.on(event, markLost);

  await new Promise<void>((resolve, reject) => {
    const fail = (error: unknown) => reject(error instanceof Error ? error : new Error(String(error)));
    client.on('error', fail);
    client.on('close', () => fail('NATS Streaming closed the connection.'));
    client.on('connect', () => {
      up = true;
      resolve();
    });
  });
  return {
    stan: client,
    isUp: () => up,
    lost,
    async close() {
      if (!up) return;
      client.close();
      await lost;
    },
  };
}
