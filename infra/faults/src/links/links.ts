import type { ServiceName } from '@ticketing-dev/common/contracts';
import type { ProcessSpec } from '@ticketing-dev/local/stack';
import { type Toxic, toxiproxy } from './toxiproxy.ts';
import { tripwire, type Wire } from './tripwire.ts';

type ServerName = 'mongo' | 'nats' | 'redis' | 'stripe';
/** All lines between a service's processes and a server. */
export type LinkName = `${ServiceName}-${ServerName}`;

interface Line {
  readonly process: string;
  readonly link: string;
  readonly name: string;
  /** The port in front, and the server's own. */
  readonly front: number;
  readonly back: number;
}

const ADDRESSES: Readonly<Record<string, ServerName>> = {
  MONGO_URL: 'mongo',
  NATS_URL: 'nats',
  REDIS_URL: 'redis',
  STRIPE_API_URL: 'stripe',
};

export type Links = Awaited<ReturnType<typeof links>>;

/** Every line between a process of a service and a server leads through here. */
export async function links() {
  const proxy = await toxiproxy();
  const lines: Line[] = [];

  async function lay(process: string, server: ServerName, back: number): Promise<Line> {
    const name = `${process}-${server}`;
    const link = `${process.replace(/-\d+$/, '')}-${server}`;
    const line = { process, link, name, back, front: await proxy.create(name, back) };
    lines.push(line);
    return line;
  }

  function linesOf(link: LinkName): Line[] {
    const own = lines.filter((line) => line.link === link);
    if (own.length === 0) throw new Error(`there is no line ${link}`);
    return own;
  }

  return {
    stop: proxy.stop,
    reset: proxy.reset,

    async poison(link: LinkName, toxic: Toxic): Promise<void> {
      await Promise.all(linesOf(link).map(({ name }) => proxy.poison(name, toxic)));
    },

    /** A process's addresses, changed to those of its lines. */
    async through(spec: ProcessSpec): Promise<NodeJS.ProcessEnv> {
      const changed: NodeJS.ProcessEnv = {};
      for (const [setting, server] of Object.entries(ADDRESSES)) {
        const url = spec.env?.[setting];
        const port = /127\.0\.0\.1:(\d+)/.exec(url ?? '')?.[1];
        if (url === undefined || port === undefined) continue;
        const { front } = await lay(spec.name, server, Number(port));
        changed[setting] = url.replace(`127.0.0.1:${port}`, `127.0.0.1:${front}`);
      }
      return changed;
    },

    /** Puts a tripwire into every line of a link; `trip` is told whose message it was. */
    async wire(link: LinkName, wire: Wire, trip: (process: string) => void) {
      let left = wire.nth;
      let tell: () => void = () => undefined;
      const tripped = new Promise<void>((resolve) => {
        tell = resolve;
      });
      const own = linesOf(link);
      const wires = await Promise.all(
        own.map(({ process, back }) =>
          tripwire(back, wire, () => {
            left -= 1;
            if (left !== 0) return false;
            trip(process);
            tell();
            return true;
          }),
        ),
      );
      await Promise.all(own.map(({ name }, index) => proxy.lead(name, wires[index]?.port ?? 0)));
      return {
        tripped,
        async remove(): Promise<void> {
          await Promise.all(own.map(({ name, back }) => proxy.lead(name, back)));
          for (const one of wires) one.close();
        },
      };
    },
  };
}
