import express, { Router } from 'express';
import { z } from 'zod';
import { onlyFromThisMachine } from '../../http/only-from-this-machine.ts';
import type { Double } from '../double.ts';
import { KnobsPatch } from './knobs.ts';
import { ledger } from './ledger.ts';

/** `GET/POST /_control`, `GET /_control/ledger`: from this machine only. See the README for the knobs. */
export function controlRoutes(double: Double, control: (patch: z.input<typeof KnobsPatch>) => void): Router {
  const router = Router();
  router.use('/_control', onlyFromThisMachine());
  router.get('/_control', (_req, res) => {
    res.json({ knobs: double.knobs.read(), counts: counts(double) });
  });
  router.post('/_control', express.json(), (req, res) => {
    const patch = KnobsPatch.safeParse(req.body);
    if (!patch.success) return void res.status(400).json({ error: z.prettifyError(patch.error) });
    try {
      control(patch.data);
      res.json({ knobs: double.knobs.read() });
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      res.status(400).json({ error: z.prettifyError(error) });
    }
  });
  router.get('/_control/ledger', (_req, res) => {
    res.json(ledger(double));
  });
  return router;
}

function counts({ store }: Double) {
  const deliveries = store.all('deliveries');
  return {
    paymentIntents: store.all('paymentIntents').length,
    refunds: store.all('refunds').length,
    events: store.all('events').length,
    deliveriesPending: deliveries.filter(({ state }) => state === 'pending').length,
    deliveriesGivenUp: deliveries.filter(({ state }) => state === 'given-up').length,
  };
}
