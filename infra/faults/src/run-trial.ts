import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ledger, newLedger } from './books/ledger.ts';
import { untilQuiet } from './books/until-quiet.ts';
import type { Fault } from './fault.ts';
import { type History, history as newHistory } from './history.ts';
import { drainedMs } from './measure/drained.ts';
import { recoveries } from './measure/recoveries.ts';
import { watch as newWatch } from './measure/watch.ts';
import { random } from './random.ts';
import type { Rig } from './rig.ts';
import type { Stage } from './stage.ts';
import { market } from './traffic/market.ts';
import { startTraffic } from './traffic/run-traffic.ts';
import { USUAL } from './traffic/shape.ts';
import { type Trial, trialOf } from './trial.ts';

const ENOUGH_PAID = 5;
const PAID_WITHIN_MS = 60_000;

export interface Ran {
  readonly trial: Trial;
  readonly history: History;
}

export interface Pace {
  /** Traffic before the fault, and after it is healed. */
  readonly beforeMs: number;
  readonly afterMs: number;
}

/** One fault under traffic, and whether everything that was acknowledged is true when it is quiet again. */
export async function runTrial(rig: Rig, fault: Fault, seed: number, pace: Pace): Promise<Ran> {
  const history = newHistory();
  const ledger = newLedger();
  const watch = newWatch(rig, history);
  const roll = random(seed);
  const shape = { ...USUAL, ...fault.traffic };
  const stage: Stage = { rig, ledger, history, market: market(), shape, roll, watch, mark: history.mark };

  const traffic = await startTraffic(stage, seed);
  await sleep(pace.beforeMs);
  const from = history.mark('fault begins');
  const drained = await (async () => {
    try {
      await fault.inject(stage);
      await sleep(fault.lastsMs ?? 0);
    } finally {
      await fault.heal?.(stage);
      history.mark('healed');
    }
    await watch.slowestMs();
    const [ms] = await Promise.all([drainedMs(rig), sleep(pace.afterMs), untilPaid(ledger)]);
    return ms;
  })().finally(() => traffic.stop());
  history.mark('traffic ends');
  history.seal();

  const { findings, books } = await untilQuiet(rig, ledger, traffic.buyers);
  history.mark('quiet');
  const orders = [...(books?.orders.values() ?? [])].map(({ order }) => order);
  const completed = orders.filter(({ amountPaid }) => amountPaid > 0).length;
  const measured = {
    servesAgainMs: await watch.slowestMs(),
    drainedMs: drained,
    ledger,
    orders,
    history,
    from,
  };
  const figures = {
    requests: history.entries.filter(({ kind }) => kind === 'asked').length,
    orders: orders.length,
    completed,
    seconds: Math.round(history.now() / 1_000),
    load: Math.round(loadavg()[0] ?? 0),
  };
  return {
    trial: trialOf({ fault, seed, findings, recoveries: recoveries(measured, fault.bounds), figures }),
    history,
  };
}

/** A slow machine needs longer until somebody buys something: books of nothing prove nothing. */
async function untilPaid({ payments }: Ledger): Promise<void> {
  for (const giveUpAt = Date.now() + PAID_WITHIN_MS; payments.size < ENOUGH_PAID && Date.now() < giveUpAt; )
    await sleep(100);
}
