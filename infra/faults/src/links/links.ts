import type { ServiceName } from '@ticketing-dev/common/contracts';
import type { ProcessSpec } from '@ticketing-dev/local/stack';
import { type Toxic, toxiproxy } from './toxiproxy.ts';
import { tripwire, type Wire } from './tripwire.ts';

export type ServerName = 'mongo' | 'nats' | 'redis' | 'stripe';
export type LinkName = `${ServiceName}-${ServerName}`;

const ADDRESSES: Readonly<Record<string, ServerName>> = {
  MONGO_URL: 'mongo',
  NATS_URL: 'nats',
  REDIS_URL: 'redis',
  STRIPE_API_URL: 'stripe',
};

export type Links = Awaited<ReturnType<typeof links>>;

/** Every line between a service and a server leads through here. */
export async function links() {
  const proxy = await toxiproxy();
  /** By name: the port in front, and the server's own. */
  const lines = new Map<string, Promise<{ front: number; back: number }>>();

  function line(name: string, back: number) {
    const known = lines.get(name);
    if (known !== undefined) return known;
    const made = proxy.create(name, back).then((front) => ({ front, back }));
    lines.set(name, made);
    return made;
  }

  return {
    stop: proxy.stop,
    reset: proxy.reset,
    cut: (name: LinkName, isCut: boolean) => proxy.cut(name, isCut),
    poison: (name: LinkName, toxic: Toxic) => proxy.poison(name, toxic),

    /** The same service, with its addresses changed to the lines'. */
    async through(spec: ProcessSpec): Promise<NodeJS.ProcessEnv> {
      const changed: NodeJS.ProcessEnv = {};
      for (const [setting, server] of Object.entries(ADDRESSES)) {
        const url = spec.env?.[setting];
        const port = /127\.0\.0\.1:(\d+)/.exec(url ?? '')?.[1];
        if (url === undefined || port === undefined) continue;
        const { front } = await line(`${spec.name.replace(/-\d+$/, '')}-${server}`, Number(port));
        changed[setting] = url.replace(`127.0.0.1:${port}`, `127.0.0.1:${front}`);
      }
      return changed;
    },

    /** Puts a tripwire into a line. */
    async wire(name: LinkName, wire: Wire, trip: () => void) {
      const known = await lines.get(name);
      if (known === undefined) throw new Error(`there is no line ${name}`);
      const inserted = await tripwire(known.back, wire, trip);
      await proxy.lead(name, inserted.port);
      return {
        tripped: inserted.tripped,
        async remove(): Promise<void> {
          await proxy.lead(name, known.back);
          inserted.close();
        },
      };
    },
  };
}
