import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { progressTo } from '@ticketing-dev/local/stack';
import type { Fault } from './fault.ts';
import { FAULTS } from './faults/index.ts';
import { REPLICAS } from './replicas.ts';
import { line } from './report/line.ts';
import { saveReport } from './report/save-report.ts';
import { type Rig, startRig } from './rig.ts';
import { runTrial } from './run-trial.ts';
import { brokenOff, Trial } from './trial.ts';

/**
 * `npm run faults [-- --only kill --rounds 3 --seed 7 --in friday]`: every fault under traffic, one after another, and a report.
 * A run in a folder that is there goes on where it stopped: what passed is not tried again.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    seed: { type: 'string' },
    in: { type: 'string', default: new Date().toISOString().slice(0, 19).replaceAll(':', '-') },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const dir = join('.local/faults', values.in);
mkdirSync(dir, { recursive: true });
const say = (text: string) => process.stdout.write(`${text}\n`);
const ORDER = FAULTS.map(({ name }) => name);

const isRoot = process.getuid?.() === 0;
const chosen = FAULTS.filter(({ name }) => values.only?.some((only) => name.startsWith(only)) ?? true);
const able = chosen.filter(({ on }) => on !== 'small-disks' || isRoot);
for (const { name } of chosen.filter((fault) => !able.includes(fault))) say(`${name}: left out, it needs root`);
let [tried, passed] = [0, 0];
for (const on of [undefined, 'small-disks'] as const) {
  const left = able.filter((fault) => fault.on === on && roundsOf(fault).some((round) => !hasPassed(fault, round)));
  if (left.length > 0) await runAll(left, on === 'small-disks');
}
say(`${passed} of ${tried} passed; ${join(dir, 'report.html')}`);
process.exitCode = passed === tried ? 0 : 1;

function roundsOf({ rounds = 1 }: Fault): number[] {
  return Array.from({ length: Number(values.rounds ?? rounds) }, (_, index) => index + 1);
}

function fileOf({ name }: Fault, round: number): string {
  return join(dir, `${name}-${round}.trial.json`);
}

function hasPassed(fault: Fault, round: number): boolean {
  const file = fileOf(fault, round);
  return existsSync(file) && Trial.parse(JSON.parse(readFileSync(file, 'utf8'))).passed;
}

async function runAll(faults: readonly Fault[], smallDisks: boolean): Promise<void> {
  say(`Starting the product for ${faults.length} faults, seed ${seed} …`);
  const rig = await startRig({ holdSeconds: 10, replicas: REPLICAS, smallDisks, progress: progressTo(say) });
  const stop = () => void rig.stop().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    for (const fault of faults)
      for (const round of roundsOf(fault)) if (!hasPassed(fault, round)) await run(rig, fault, round);
  } finally {
    await rig.stop();
  }
}

async function run(rig: Rig, fault: Fault, round: number): Promise<void> {
  const own = seed + round;
  const pace = { beforeMs: 3_000, afterMs: 4_000 };
  const ran = await runTrial(rig, fault, own, pace).catch((error: unknown) => brokenOff(fault, own, error));
  const trial = 'trial' in ran ? ran.trial : ran;
  const file = fileOf(fault, round);
  if ('history' in ran) await ran.history.save(file.replace('.trial.json', '.jsonl'));
  writeFileSync(file, JSON.stringify(trial, null, 2));
  tried += 1;
  if (trial.passed) passed += 1;
  say(line(trial));
  // After each, so that a run that is stopped has its report.
  saveReport(dir, ORDER);
}
