import { stateIn } from './process/state.ts';
import { build } from './stack/build.ts';
import { STATE_DIR } from './stack/root.ts';

const built = await build(stateIn(STATE_DIR).log('build')).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
process.stdout.write(built.length > 0 ? `Built ${built.join(', ')}.\n` : 'Nothing changed.\n');
