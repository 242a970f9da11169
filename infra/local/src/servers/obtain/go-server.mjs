import { join } from 'node:path';
import { keep } from './cache.mjs';
import { run } from './commands.mjs';
import { byDocker } from './docker.mjs';
import { goInstall } from './go.mjs';
import { byPackage, inCache, onPath } from './ways.mjs';

/**
 * A server that is one Go program.
 *
 * @param {{ name: string, setting: string, program: string, version: string, least: readonly number[], module: string, image: string }} server
 */
function goServer({ name, setting, program, version, least, module, image }) {
  const key = `${program}-${version}`;
  const build = byPackage('Go', () =>
    keep(key, program, async (folder) => {
      await goInstall({ module: `${module}@v${version}`, folder });
      await run(join(folder, program), ['--version'], { timeoutMs: 20_000 });
    }),
  );
  return {
    name,
    setting,
    here: [onPath(program, least), inCache(program, [key])],
    docker: byDocker(image),
    packages: [build],
  };
}

export const natsServer = goServer({
  name: 'NATS',
  setting: 'NATS_URL',
  program: 'nats-server',
  version: '2.15.2',
  // Atomic batches.
  least: [2, 12],
  module: 'github.com/nats-io/nats-server/v2',
  image: 'nats:2.15',
});

export const natsStreamingServer = goServer({
  name: 'NATS Streaming',
  setting: 'NATS_STREAMING_URL',
  program: 'nats-streaming-server',
  version: '0.25.6',
  least: [0, 25],
  module: 'github.com/nats-io/nats-streaming-server',
  image: 'nats-streaming:0.25.6',
});
