import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { NAMESPACE } from './kubectl.ts';

export interface PortForward {
  /** Where it answers on this machine. */
  readonly url: string;
  stop(): void;
}

/** Reaches a Service that has no way in from outside, as an operator does. */
export async function portForward(service: string, port: number): Promise<PortForward> {
  const child = spawn('kubectl', [`--namespace=${NAMESPACE}`, 'port-forward', `service/${service}`, `:${port}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const local = /^Forwarding from 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (local) return { url: `http://127.0.0.1:${local}`, stop: () => void child.kill() };
  }
  throw new Error(`kubectl port-forward of ${service} ended before it began.`);
}
