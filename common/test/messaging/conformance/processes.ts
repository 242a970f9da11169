import { type AnyEventDefinition, Envelope, RoleUpdated } from '../../../src/contracts/index.ts';
import type { Delivery, EventBus, Settlement } from '../../../src/messaging/index.ts';

/** A real broker of its own for each test. */
export interface Broker {
  readonly port: number;
  /** One process's bus. Its events come again after 1 s without acknowledgement. */
  bus(service: string, port?: number): EventBus;
  /** Past every check of ours. */
  publishText(definition: AnyEventDefinition, text: string): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const ACK: Settlement = { kind: 'ack' };
export const idOf = ({ payload }: Delivery) => Envelope.parse(payload).id;
export const idsOf = (events: readonly { id: string }[]) => events.map(({ id }) => id).sort();

export type Processes = ReturnType<typeof processes>;

/** The broker of the running test, and processes of services connected to it. */
export function processes(startBroker: () => Promise<Broker>) {
  let current: Broker | undefined;
  let buses: EventBus[] = [];

  const broker = (): Broker => {
    if (!current) throw new Error('no broker runs');
    return current;
  };
  const process = async (service = 'orders', port?: number): Promise<EventBus> => {
    const bus = broker().bus(service, port);
    await bus.connect();
    buses.push(bus);
    return bus;
  };
  return {
    broker,
    process,
    async begin() {
      current = await startBroker();
    },
    async end() {
      await Promise.all(buses.map((bus) => bus.drain()));
      buses = [];
      await broker().stop();
    },
    /** A process that acknowledges everything and remembers the ids. */
    async reader(service = 'orders') {
      const bus = await process(service);
      const seen: string[] = [];
      const handle = async (delivery: Delivery) => {
        seen.push(idOf(delivery));
        return ACK;
      };
      await bus.consume({ service, definitions: [RoleUpdated], handle });
      return { bus, seen };
    },
  };
}
