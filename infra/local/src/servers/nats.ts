import { mkdirSync, writeFileSync } from 'node:fs';
import type { ProcessSpec } from '../process/launch.ts';
import { accepts } from '../process/probes.ts';
import type { State } from '../process/state.ts';
import { invoke } from './container.ts';
import type { Source } from './obtain/index.mjs';

interface NatsInput {
  readonly source: Source;
  readonly state: State;
  readonly port: number;
  /** The server's configuration for a listening host and a store folder. */
  readonly config: (input: { host: string; port: number; storeDir: string }) => string;
}

/** NATS with JetStream. */
export function natsServer({ source, state, port, config }: NatsInput): ProcessSpec {
  const storeDir = state.data('nats');
  mkdirSync(storeDir, { recursive: true });
  const file = state.run('nats.conf');
  const args = (host: string) => {
    writeFileSync(file, config({ host, port, storeDir }), { mode: 0o600 });
    return ['-c', file];
  };
  return { ...invoke(source, { state, name: 'nats', program: 'nats-server', port, args }), ready: () => accepts(port) };
}

/** Without users, for tests. `sync_interval: always`: an acknowledged event survives a power cut. */
export function openNatsConfig({ host, port, storeDir }: { host: string; port: number; storeDir: string }): string {
  return `listen: "${host}:${port}"\njetstream { store_dir: "${storeDir}", sync_interval: always }\n`;
}
