import { startToxiproxy } from '@ticketing-dev/local/servers';
import { z } from 'zod';

/** What a bad line does. `toServer` bytes go from the service to the server, `toService` back. */
export interface Toxic {
  readonly type: 'latency' | 'timeout' | 'reset_peer' | 'bandwidth' | 'slicer' | 'limit_data';
  readonly stream: 'upstream' | 'downstream';
  readonly attributes: Readonly<Record<string, number>>;
  /** Share of connections; all when absent. */
  readonly toxicity?: number;
}

const MadeProxy = z.object({ name: z.string(), listen: z.string() });

export type Toxiproxy = Awaited<ReturnType<typeof toxiproxy>>;

/** toxiproxy's HTTP API, as far as it is needed here. */
export async function toxiproxy() {
  const { url, stop } = await startToxiproxy();

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`toxiproxy ${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  return {
    stop,
    /** A line to a port of this machine; answers the port to connect to instead. */
    async create(name: string, port: number): Promise<number> {
      const made = await call('POST', '/proxies', { name, listen: '127.0.0.1:0', upstream: `127.0.0.1:${port}` });
      return Number(MadeProxy.parse(made).listen.split(':').at(-1));
    },
    /** Leads the line elsewhere; whoever is connected has to connect again. */
    async lead(name: string, port: number): Promise<void> {
      await call('POST', `/proxies/${name}`, { upstream: `127.0.0.1:${port}` });
    },
    async cut(name: string, isCut: boolean): Promise<void> {
      await call('POST', `/proxies/${name}`, { enabled: !isCut });
    },
    async poison(name: string, toxic: Toxic): Promise<void> {
      const { type, stream, attributes, toxicity = 1 } = toxic;
      await call('POST', `/proxies/${name}/toxics`, { name: `${type}-${stream}`, type, stream, attributes, toxicity });
    },
    /** All lines are good again. */
    async reset(): Promise<void> {
      await call('POST', '/reset');
    },
  };
}
