import { existsSync, rmSync } from 'node:fs';
import { runningLauncher } from './process/launcher-lock.ts';
import { endLeftovers } from './process/leftovers.ts';
import { stateIn } from './process/state.ts';
import { STATE_DIR } from './stack/root.ts';

/** `npm run reset`: forgets all data, keys and logs of this clone. */
if (existsSync(STATE_DIR)) {
  const state = stateIn(STATE_DIR);
  const pid = await runningLauncher(state);
  if (pid !== undefined) {
    process.stderr.write(
      `This clone is running (pid ${pid}): stop it by Ctrl-C or "kill ${pid}" before its data is forgotten.\n`,
    );
    process.exit(1);
  }
  await endLeftovers(state);
  rmSync(STATE_DIR, { recursive: true, force: true });
}
process.stdout.write('Forgotten: the next start begins anew.\n');
