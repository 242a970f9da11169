import { stateIn } from './process/state.ts';
import { build } from './stack/build.ts';
import { buildClient } from './stack/build-client.ts';
import { STATE_DIR } from './stack/root.ts';

const state = stateIn(STATE_DIR);
const built = await Promise.all([build(state.log('build')), buildClient(state.log('build-client'))]).catch(
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
process.stdout.write(built.flat().length > 0 ? `Built ${built.flat().join(', ')}.\n` : 'Nothing changed.\n');
