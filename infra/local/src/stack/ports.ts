import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { freePorts, listenError } from '../process/free-ports.ts';
import type { State } from '../process/state.ts';

export type Ports = Readonly<Record<string, number>>;

/** A port for each name: those of the last start as far as they are still free. Kept in `run/ports.json`. */
export async function portsFor(state: State, names: readonly string[], fixed: Ports): Promise<Ports> {
  const file = state.run('ports.json');
  const before = existsSync(file) ? z.record(z.string(), z.number()).catch({}).parse(readJson(file)) : {};
  const ports: Record<string, number> = { ...fixed };
  for (const name of names) {
    const last = before[name];
    const usable = last !== undefined && !Object.values(ports).includes(last);
    if (usable && (await listenError(last, '127.0.0.1')) === undefined) ports[name] = last;
  }
  const freePort = freePorts(state.dir);
  for (const name of names) {
    while (ports[name] === undefined) {
      const port = await freePort();
      if (!Object.values(ports).includes(port)) ports[name] = port;
    }
  }
  writeFileSync(`${file}.draft`, JSON.stringify(ports, null, 2));
  renameSync(`${file}.draft`, file);
  return ports;
}

/** @throws Error in one sentence when something else listens there */
export async function refuseTakenPort(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    const code = await listenError(port, host);
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is in use: stop what listens there, or set PORT to another one (PORT=${port + 1} npm start).`,
      );
    }
    if (code === 'EACCES') throw new Error(`Port ${port} needs more rights than you have: set PORT to one above 1023.`);
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
