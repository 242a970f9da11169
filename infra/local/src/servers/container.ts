import { createHash } from 'node:crypto';
import type { ProcessSpec } from '../process/launch.ts';
import type { State } from '../process/state.ts';
import { run } from './obtain/commands.mjs';
import type { Source } from './obtain/index.mjs';

interface Invocation {
  readonly state: State;
  readonly name: string;
  readonly program: string;
  readonly port: number;
  /** `host`: the address to listen on; inside a container all of them, published on this machine's loopback only. */
  readonly args: (host: string) => readonly string[];
}

/** The command line of a server, from a program or as a container that sees the state folder under its own path. */
export function invoke(source: Source, { state, name, program, port, args }: Invocation) {
  if (source.kind === 'program')
    return { name, command: source.path, args: args('127.0.0.1') } satisfies Partial<ProcessSpec>;
  const container = `ticketing-${createHash('sha256').update(state.dir).digest('hex').slice(0, 8)}-${name}`;
  const user = process.getuid ? ['--user', `${process.getuid()}:${process.getgid?.() ?? 0}`] : [];
  const place = ['--volume', `${state.dir}:${state.dir}`, '--publish', `127.0.0.1:${port}:${port}`];
  return {
    name,
    command: 'docker',
    args: [
      ...['run', '--rm', '--init', '--name', container, ...user, ...place, '--entrypoint', program, source.image],
      ...args('0.0.0.0'),
    ],
    // A killed `docker run` leaves its container behind.
    before: () => run('docker', ['rm', '--force', container]).then(undefined, () => undefined),
  } satisfies Partial<ProcessSpec>;
}
