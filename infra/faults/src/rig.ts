import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import type { ProcessSpec, StackInput } from '@ticketing-dev/local/stack';
import { temporaryStack } from '@ticketing-dev/stack/temporary-stack';
import { admin } from './admin.ts';
import { type Databases, databases } from './books/databases.ts';
import { links } from './links/links.ts';
import { smallDisks } from './small-disks.ts';
import type { Visitor } from './visitor.ts';

export interface RigInput {
  readonly holdSeconds: number;
  readonly replicas: Partial<Record<ServiceName, number>>;
  /** The broker's and the database's files on small disks, which can be filled. Needs root. */
  readonly smallDisks?: boolean;
  readonly progress?: StackInput['progress'];
}

export type Rig = Awaited<ReturnType<typeof startRig>>;

/** The whole product with every line between a service and a server in our hands. */
export async function startRig({ holdSeconds, replicas, smallDisks: areSmall = false, progress }: RigInput) {
  const lines = await links();
  const disks = smallDisks();
  /** What a process is given in addition from its next start on. */
  const given = new Map<string, NodeJS.ProcessEnv>();
  const ownPort = new Map<string, number>();

  async function adjust(spec: ProcessSpec): Promise<ProcessSpec> {
    if (areSmall) await disks.mountFor(spec);
    const service = serviceOf(spec.name);
    if (service === undefined) return spec;
    ownPort.set(spec.name, Number(spec.env?.PORT));
    const env = { ...spec.env, ...QUICK[service], ...(await lines.through(spec)) };
    return {
      ...spec,
      get env() {
        return { ...env, ...given.get(spec.name) };
      },
    };
  }

  const services = Object.fromEntries(Object.entries(replicas).map(([name, count]) => [name, { replicas: count }]));
  const env = { ORDER_HOLD_SECONDS: String(holdSeconds) };
  let books: Databases | undefined;
  try {
    const stack = await temporaryStack({ env, services, adjust, ...(progress && { progress }) });
    books = await databases(stack);
    const operator: Visitor = await admin(stack);
    return {
      stack,
      links: lines,
      disks,
      books,
      admin: operator,
      holdSeconds,
      /** Names of the processes of a service, or the name of a server. */
      processesOf: (name: string): string[] =>
        isService(name) ? [...ownPort.keys()].filter((one) => serviceOf(one) === name) : [name],
      /** Of one process, past the gateway. */
      portOf: (process: string): number => ownPort.get(process) ?? stack.ports[process] ?? 0,
      /** From the next start of this process on. */
      give: (process: string, more: NodeJS.ProcessEnv) => void given.set(process, more),
      async stop(): Promise<void> {
        await books?.close();
        // First, and lazily: what is mounted there cannot be removed with the folder.
        disks.unmount();
        await stack.stop();
        lines.stop();
      },
    };
  } catch (error) {
    await books?.close();
    lines.stop();
    disks.unmount();
    throw error;
  }
}

/** What lasts minutes in earnest, so that a trial need not wait for it. */
const QUICK: Partial<Record<ServiceName, NodeJS.ProcessEnv>> = {
  payments: { PAYMENT_RECHECK_SECONDS: '10', STRIPE_TIMEOUT_SECONDS: '4' },
};

export function isService(name: string): name is ServiceName {
  return SERVICES.some((service) => service === name);
}

function serviceOf(process: string): ServiceName | undefined {
  const name = process.replace(/-\d+$/, '');
  return isService(name) ? name : undefined;
}
