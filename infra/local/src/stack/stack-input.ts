import type { ServiceName } from '@ticketing-dev/common/contracts';
import type { ProcessSpec } from '../process/launch.ts';
import type { Progress } from './steps.ts';

export interface StackInput {
  /** The state folder; made when missing. */
  readonly dir: string;
  /** The gateway's port; any free one when absent. */
  readonly port?: number;
  /** Settings as in `.env.example`. */
  readonly env?: NodeJS.ProcessEnv;
  /** How many processes of a service, where it is not one. They are named `orders`, `orders-2`, `orders-3`. */
  readonly services?: Partial<Record<ServiceName, { readonly replicas: number }>>;
  /** Run the sources and start again on every change, instead of building. */
  readonly watch?: boolean;
  /** False: the services alone, without the pages; the gateway then answers `/` itself. */
  readonly client?: boolean;
  /** Changes how a process is started, asked once for each: what it answers may have getters, which every start reads anew. */
  readonly adjust?: (spec: ProcessSpec) => ProcessSpec | Promise<ProcessSpec>;
  readonly progress?: Progress;
  /** Calls the start off: what was started is stopped. */
  readonly signal?: AbortSignal;
}
