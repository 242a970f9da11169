import express, { type ErrorRequestHandler, type Express } from 'express';
import { type Logger, pino } from 'pino';
import type { z } from 'zod';
import { shiftedClock } from './clock.ts';
import { knobStore } from './control/knob-store.ts';
import type { KnobsPatch } from './control/knobs.ts';
import { type LedgerLine, ledger } from './control/ledger.ts';
import { controlRoutes } from './control/routes.ts';
import type { Double } from './double.ts';
import { accessLog } from './http/access-log.ts';
import { errorBody } from './http/api-error.ts';
import { apiRoutes } from './http/api-routes.ts';
import { parseForm } from './http/form.ts';
import { fileJournal, memoryJournal } from './state/journal.ts';
import { openStore } from './state/store.ts';
import { threeDSecureRoutes } from './three-d-secure/routes.ts';
import { forgetOld, startTicking } from './tick.ts';
import { webhookWorker } from './webhooks/worker.ts';

export interface StripeDoubleOptions {
  /** Where the state is kept; in memory when absent. */
  readonly stateDir?: string;
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** Where a browser reaches the double, for the bank's page; the request's own host when absent. */
  readonly publicUrl?: string;
  /** Silent when absent. */
  readonly logger?: Logger;
}

export interface StripeDouble {
  readonly app: Express;
  /** The same as `POST /_control`. */
  control(patch: z.input<typeof KnobsPatch>): void;
  /** The same as `GET /_control/ledger`. */
  ledger(): LedgerLine[];
  /** Stops webhooks and timers and closes the journal. */
  close(): void;
}

/** The whole double, without a port. */
export function buildStripeDouble(options: StripeDoubleOptions = {}): StripeDouble {
  const store = openStore(options.stateDir ? fileJournal(options.stateDir) : memoryJournal());
  const knobs = knobStore(store);
  const double: Double = {
    store,
    knobs,
    clock: shiftedClock(() => knobs.read().clockOffsetSeconds),
    logger: options.logger ?? pino({ level: 'silent' }),
    webhook: options.webhook ?? null,
    publicUrl: options.publicUrl ?? null,
  };
  forgetOld(double);
  const worker = webhookWorker(double);
  const ticking = startTicking(double);

  const control: StripeDouble['control'] = (patch) => {
    if (patch.reset) store.clear();
    knobs.patch(patch);
    ticking.tick();
  };

  const app = express();
  app.disable('x-powered-by').set('query parser', parseForm);
  app.use(accessLog(double.logger));
  app.get('/livez', (_req, res) => void res.json({ status: 'ok' }));
  app.use(controlRoutes(double, control), apiRoutes(double), threeDSecureRoutes(double), onError(double.logger));

  return {
    app,
    control,
    ledger: () => ledger(double),
    close() {
      worker.close();
      ticking.close();
      store.close();
    },
  };
}

function onError(logger: Logger): ErrorRequestHandler {
  return (error, _req, res, _next) => {
    logger.error({ err: error }, 'request failed');
    res.status(500).json(errorBody({ type: 'api_error', message: 'An unknown error occurred' }, null));
  };
}
