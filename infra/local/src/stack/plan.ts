import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import type { State } from '../process/state.ts';
import { type Ports, portsFor } from './ports.ts';
import { type Secrets, secretsOf } from './secrets.ts';
import { readSettings, type Settings } from './settings.ts';
import type { StackInput } from './stack-input.ts';

export interface Replica {
  readonly service: ServiceName;
  /** Name of the process: `orders`, `orders-2`, `orders-3`. */
  readonly name: string;
  readonly port: number;
}

/** What a start has decided before anything runs. */
export interface Plan {
  readonly state: State;
  readonly env: NodeJS.ProcessEnv;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly ports: Ports;
  readonly replicas: readonly Replica[];
  readonly publicUrl: string;
  readonly watch: boolean;
  /** False where only the services are wanted. */
  readonly client: boolean;
}

const OTHER_PROCESSES = ['gateway', 'client', 'mongo', 'nats', 'nats-streaming', 'redis', 'inbox', 'smtp', 'stripe'];

export async function planStack(state: State, input: StackInput): Promise<Plan> {
  const { env = {}, services = {}, watch = false, client = true } = input;
  const settings = readSettings(env);
  const named = SERVICES.flatMap((service) => processNames(service, services[service]?.replicas ?? 1));
  const names = [...named.map(({ name }) => name), ...OTHER_PROCESSES].filter(
    (name) => name !== 'gateway' || !input.port,
  );
  const ports = await portsFor(state, names, input.port ? { gateway: input.port } : {});
  return {
    state,
    env,
    settings,
    secrets: secretsOf(state),
    ports,
    replicas: named.map(({ service, name }) => ({ service, name, port: ports[name] ?? 0 })),
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${ports.gateway}`,
    watch,
    client,
  };
}

function processNames(service: ServiceName, count: number): { service: ServiceName; name: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    service,
    name: index === 0 ? service : `${service}-${index + 1}`,
  }));
}
