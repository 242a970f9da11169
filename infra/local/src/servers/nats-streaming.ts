import { mkdirSync } from 'node:fs';
import type { ProcessSpec } from '../process/launch.ts';
import { accepts } from '../process/probes.ts';
import type { State } from '../process/state.ts';
import { invoke } from './container.ts';
import type { Source } from './obtain/index.mjs';

/** The cluster id both ends name. */
export const STREAMING_CLUSTER = 'ticketing';

/** NATS Streaming with a file store: the second adapter's server. */
export function natsStreamingServer({
  source,
  state,
  port,
}: {
  readonly source: Source;
  readonly state: State;
  readonly port: number;
}): ProcessSpec {
  const dir = state.data('nats-streaming');
  mkdirSync(dir, { recursive: true });
  const args = (host: string) => [
    ...['-cid', STREAMING_CLUSTER, '-a', host, '-p', String(port)],
    // A killed process leaves its queue group within seconds, not minutes: its share goes to the others.
    ...['-hbi', '2s', '-hbt', '1s', '-hbf', '2'],
    ...['-store', 'file', '-dir', dir, '-mc', '0', '-mm', '0', '-mb', '0'],
  ];
  const name = 'nats-streaming';
  return {
    ...invoke(source, { state, name, program: 'nats-streaming-server', port, args }),
    ready: () => accepts(port),
  };
}
