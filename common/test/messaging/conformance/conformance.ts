import { afterEach, beforeEach, describe } from '@jest/globals';
import { consumption } from './consumption.ts';
import { delivery } from './delivery.ts';
import { durability } from './durability.ts';
import { type Broker, processes } from './processes.ts';
import { tailing } from './tailing.ts';

/** What the port promises, tried on an adapter with its own real server. */
export function conformance(name: string, startBroker: () => Promise<Broker>): void {
  describe(name, () => {
    const context = processes(startBroker);
    beforeEach(context.begin);
    afterEach(context.end);

    durability(context);
    delivery(context);
    consumption(context);
    tailing(context);
  });
}
