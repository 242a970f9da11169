import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { progressTo } from '@ticketing-dev/local/stack';
import type { Fault } from './fault.ts';
import { FAULTS } from './faults/index.ts';
import { REPLICAS } from './replicas.ts';
import { line } from './report/line.ts';
import { saveReport } from './report/save-report.ts';
import { type Rig, startRig } from './rig.ts';
import { runTrial, type Trial } from './run-trial.ts';

/** `npm run faults [-- --only kill --rounds 3 --seed 7]`: every fault under traffic, one after another, and a report. */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string', default: '.local/faults' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const dir = join(values.out, new Date().toISOString().slice(0, 19).replaceAll(':', '-'));
mkdirSync(dir, { recursive: true });
const say = (text: string) => process.stdout.write(`${text}\n`);

const isRoot = process.getuid?.() === 0;
const chosen = FAULTS.filter(({ name }) => values.only?.some((only) => name.startsWith(only)) ?? true);
const able = chosen.filter(({ on }) => on !== 'small-disks' || isRoot);
for (const { name } of chosen.filter((fault) => !able.includes(fault))) say(`${name}: left out, it needs root`);
const trials: Trial[] = [];
for (const on of [undefined, 'small-disks'] as const) {
  const faults = able.filter((fault) => fault.on === on);
  if (faults.length > 0) await runAll(faults, on === 'small-disks');
}
say(`${trials.filter(({ passed }) => passed).length} of ${trials.length} passed; ${join(dir, 'report.html')}`);
process.exitCode = trials.length > 0 && trials.every(({ passed }) => passed) ? 0 : 1;

async function runAll(faults: readonly Fault[], smallDisks: boolean): Promise<void> {
  say(`Starting the product for ${faults.length} faults, seed ${seed} …`);
  const rig = await startRig({ holdSeconds: 10, replicas: REPLICAS, smallDisks, progress: progressTo(say) });
  try {
    for (const fault of faults) {
      const rounds = Number(values.rounds ?? fault.rounds ?? 1);
      for (let round = 1; round <= rounds; round += 1) await run(rig, fault, round);
    }
  } finally {
    await rig.stop();
  }
}

async function run(rig: Rig, fault: Fault, round: number): Promise<void> {
  const trial = await runTrial(rig, fault, seed + round, { beforeMs: 3_000, afterMs: 4_000 });
  trials.push(trial);
  await trial.history.save(join(dir, `${fault.name}-${round}.jsonl`));
  say(line(trial));
  // After each, so that a run that is stopped has its report.
  await saveReport(dir, { seed, trials });
}
