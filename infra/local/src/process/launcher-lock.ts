import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine, isRunning, readPid } from './leftovers.ts';
import type { State } from './state.ts';

/** Long enough for a launcher that lost its terminal to notice. */
const NOTICE_MS = 2_500;
const STOPPING = 'stopping';

/**
 * Makes this process the one launcher of a state folder. One that is just stopping is waited for.
 *
 * @throws Error in one sentence when another one is running
 */
export async function takeLauncherLock(state: State) {
  const noticed = Date.now() + NOTICE_MS;
  for (let pid = await runningLauncher(state); pid !== undefined; pid = await runningLauncher(state)) {
    const stopping = readPid(state.run(STOPPING)) === pid;
    if (!stopping && Date.now() > noticed) {
      throw new Error(`This clone is running already (pid ${pid}): stop that one by Ctrl-C or "kill ${pid}" first.`);
    }
    await sleep(100);
  }
  rmSync(state.run(STOPPING), { force: true });
  writeFileSync(state.pid('launcher'), `${process.pid}\n`);
  return {
    /** Tells the next launcher to wait. */
    stopping: () => writeFileSync(state.run(STOPPING), `${process.pid}\n`),
    release: () => {
      rmSync(state.pid('launcher'), { force: true });
      rmSync(state.run(STOPPING), { force: true });
    },
  };
}

/** The pid of the launcher that runs a state folder, if one does. */
export async function runningLauncher(state: State): Promise<number | undefined> {
  const pid = readPid(state.pid('launcher'));
  if (pid === undefined || pid === process.pid || !isRunning(pid)) return undefined;
  // A pid given again belongs to anything but one of our programs or a test run.
  return /infra\/local\/src\/(start|dev|backup|restore)\.ts|jest/.test(await commandLine(pid)) ? pid : undefined;
}
