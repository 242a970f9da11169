import type { Fault } from '../fault.ts';
import type { LinkName } from '../links/links.ts';
import type { Toxic } from '../links/toxiproxy.ts';

const LINES: readonly LinkName[] = ['orders-mongo', 'orders-nats', 'orders-redis', 'payments-stripe'];

interface Illness {
  readonly is: string;
  readonly seconds: number;
  readonly toxics: readonly Toxic[];
}

const ILLNESSES: Readonly<Record<string, Illness>> = {
  latency: {
    is: 'answers 0.2 to 0.6 s late',
    seconds: 12,
    toxics: [{ type: 'latency', stream: 'downstream', attributes: { latency: 400, jitter: 200 } }],
  },
  reset: {
    is: 'breaks half a second after each connection stands',
    seconds: 8,
    toxics: [{ type: 'reset_peer', stream: 'downstream', attributes: { timeout: 500 } }],
  },
  slow: {
    is: 'carries 20 kB a second, in small pieces',
    seconds: 12,
    toxics: [
      { type: 'bandwidth', stream: 'downstream', attributes: { rate: 20 } },
      { type: 'slicer', stream: 'upstream', attributes: { average_size: 64, size_variation: 32, delay: 200 } },
    ],
  },
  'one-way': {
    is: 'still carries requests, and no answers',
    seconds: 8,
    toxics: [{ type: 'timeout', stream: 'downstream', attributes: { timeout: 0 } }],
  },
};

function ill(line: LinkName, name: string, { is, seconds, toxics }: Illness): Fault {
  const [service, server] = line.split('-');
  return {
    name: `line-${name}-${line}`,
    story: `The line between ${service} and ${server} ${is}, for ${seconds} s.`,
    async inject({ rig }) {
      for (const toxic of toxics) await rig.links.poison(line, toxic);
    },
    lastsMs: seconds * 1_000,
    heal: ({ rig }) => rig.links.reset(),
    bounds: { drainedMs: 30_000 },
  };
}

/** Lines that are late, break, are slow or lose one direction. */
export const lineFaults: readonly Fault[] = Object.entries(ILLNESSES).flatMap(([name, illness]) =>
  LINES.map((line) => ill(line, name, illness)),
);
