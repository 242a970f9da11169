import { join } from 'node:path';
import type { ProcessSpec } from '../process/launch.ts';
import { answersOk } from '../process/probes.ts';
import { localUrl } from './own-processes.ts';
import type { Plan } from './plan.ts';
import { ROOT } from './root.ts';
import { MACHINE } from './service-env.ts';

/** The pages: Next's server, or in watch mode its development server, which compiles as pages are asked for. */
export function client(plan: Plan, publishableKey: string | undefined): ProcessSpec {
  const { state, ports, watch } = plan;
  const port = ports.client ?? 0;
  return {
    name: 'client',
    command: process.execPath,
    // The state folder is there only so that a later launcher knows the process as ours.
    args: [join(ROOT, 'client/server.mjs'), ...(watch ? ['--dev'] : []), state.dir],
    env: clientEnv(plan, publishableKey),
    cwd: join(ROOT, 'client'),
    ready: () => answersOk(`${localUrl(port)}/readyz`),
    readyWithinMs: 120_000,
  };
}

function clientEnv({ env, settings, ports, publicUrl, watch }: Plan, publishableKey: string | undefined) {
  const passed = Object.entries(env).filter(([name]) => MACHINE.test(name) || /^(LOG_LEVEL|OTEL_.*)$/.test(name));
  return {
    ...Object.fromEntries(passed),
    NODE_ENV: watch ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(ports.client),
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl,
    AUTH_URL: localUrl(ports.auth),
    TICKETS_URL: localUrl(ports.tickets),
    ORDERS_URL: localUrl(ports.orders),
    PAYMENTS_URL: localUrl(ports.payments),
    ...(settings.SMTP_URL ? {} : { INBOX_URL: `http://localhost:${ports.inbox}` }),
    STRIPE_PUBLISHABLE_KEY: publishableKey ?? settings.STRIPE_PUBLISHABLE_KEY,
  };
}
