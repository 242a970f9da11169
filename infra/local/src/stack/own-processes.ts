import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import type { ProcessSpec } from '../process/launch.ts';
import { accepts, answersOk } from '../process/probes.ts';
import { nodeProcess } from './node-process.ts';
import type { Plan } from './plan.ts';
import { type Addresses, serviceEnv } from './service-env.ts';

export const localUrl = (port: number | undefined) => `http://127.0.0.1:${port}`;

/** The six services, each as many times as planned. */
export function services(plan: Plan, addresses: Addresses): ProcessSpec[] {
  return plan.replicas.map(({ service, name, port }) =>
    nodeProcess(plan, {
      name,
      folder: service,
      entry: 'main',
      env: serviceEnv(service, port, plan, addresses),
      ready: () => answersOk(`${localUrl(port)}/readyz`),
    }),
  );
}

export function gateway(plan: Plan): ProcessSpec {
  const port = plan.ports.gateway ?? 0;
  const urlsOf = (service: ServiceName) =>
    plan.replicas.filter((replica) => replica.service === service).map((replica) => localUrl(replica.port));
  const targets = {
    ...Object.fromEntries(SERVICES.map((service) => [service, urlsOf(service)])),
    ...(plan.client ? { client: [localUrl(plan.ports.client)] } : {}),
  };
  return nodeProcess(plan, {
    name: 'gateway',
    folder: 'infra/local',
    entry: 'gateway/main',
    env: {
      PATH: plan.env.PATH,
      PORT: String(port),
      TARGETS: JSON.stringify(targets),
      INBOX_URL: `http://localhost:${plan.ports.inbox}`,
      PUBLIC_URL: plan.publicUrl,
    },
    ready: () => accepts(port),
  });
}
