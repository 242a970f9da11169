import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { START_WITHIN_MS } from '@ticketing-dev/stack/temporary-stack';
import { faultNamed, IN_TESTS } from '../src/faults/index.ts';
import { line } from '../src/report/line.ts';
import { type Rig, startRig } from '../src/rig.ts';
import { runTrial } from '../src/run-trial.ts';

const SEED = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);
const TRIAL_WITHIN_MS = 240_000;

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ holdSeconds: 6, replicas: { orders: 2, payments: 2 } });
}, START_WITHIN_MS);
afterAll(() => rig?.stop());

/**
 * P1 to P6 over a death. Red without the outbox row in the change's transaction, the inbox, the index of the Idempotency-Key or
 * Stripe's idempotency key; `npm run mutations` shows which. `npm run faults` runs all faults, and
 * holds each to its recovery times, which here are only printed: other tests may want the machine.
 */
test.each(IN_TESTS)(
  `%s: nothing lost, oversold, stranded, charged for nothing, done twice or stuck (seed ${SEED})`,
  async (name) => {
    const { trial } = await runTrial(rig, faultNamed(name), SEED, { beforeMs: 1_500, afterMs: 1_500 });
    process.stdout.write(`${line(trial)}\n`);

    expect(trial.findings).toEqual([]);
    // Books in which nobody bought anything agree as well.
    expect(trial.figures.completed).toBeGreaterThan(0);
  },
  TRIAL_WITHIN_MS,
);
