import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { STREAM } from '@ticketing-dev/common/messaging';
import type { Rig } from './rig.ts';

/** A connection to the broker as its administrator, past every line that faults are put into. */
export async function asBrokerAdmin({ stack }: Rig) {
  const nats = await connect({
    servers: `127.0.0.1:${stack.ports.nats}`,
    user: 'admin',
    pass: stack.secrets.natsAdmin,
  });
  const manager = await jetstreamManager(nats, { checkAPI: false });
  return { nats, js: jetstream(nats), manager, stream: STREAM };
}
