import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { freePorts } from '../src/process/free-ports.ts';
import { launch, untilReady } from '../src/process/launch.ts';
import { endLeftovers } from '../src/process/leftovers.ts';
import { stateIn } from '../src/process/state.ts';
import { natsServer, obtain, openNatsConfig } from '../src/servers/index.ts';

const { PATH, XDG_CACHE_HOME } = process.env;
afterEach(() => {
  process.env.PATH = PATH;
  if (XDG_CACHE_HOME === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = XDG_CACHE_HOME;
});

/** Speaks as much of Docker's command line as the launcher uses; what a container would run, it runs. */
function fakeDocker(dir: string, { engine }: { engine: boolean }): string {
  const bin = join(dir, 'bin');
  mkdirSync(bin, { recursive: true });
  const script = `#!/bin/sh
echo "$@" >> ${dir}/asked
case "$1" in
  version) ${engine ? 'echo 28' : 'exit 1'} ;;
  image) exit 1 ;;
  run)
    while [ "$1" != --entrypoint ]; do shift; done
    shift 3
    exec ${process.env.TEST_NATS_BINARY} "$@" ;;
esac
`;
  writeFileSync(join(bin, 'docker'), script);
  chmodSync(join(bin, 'docker'), 0o755);
  return bin;
}

test('without a program on PATH or in the cache, an engine that answers runs the server, on the loopback only', async () => {
  const state = stateIn(mkdtempSync(join(tmpdir(), 'docker-')));
  process.env.PATH = `${fakeDocker(state.dir, { engine: true })}:/usr/bin:/bin`;
  process.env.XDG_CACHE_HOME = join(state.dir, 'cache');
  const port = await freePorts(state.dir)();

  const source = await obtain('nats');
  expect(source).toEqual({ kind: 'image', image: 'nats:2.15', from: 'Docker image nats:2.15' });
  const spec = natsServer({ source, state, port, config: openNatsConfig });
  await spec.before?.();
  const child = launch(state, spec);
  await untilReady(state, spec, child);

  const asked = readFileSync(join(state.dir, 'asked'), 'utf8');
  expect(asked).toContain('pull --quiet nats:2.15');
  expect(asked).toMatch(/rm --force ticketing-[0-9a-f]{8}-nats/);
  expect(asked).toContain(`--publish 127.0.0.1:${port}:${port}`);
  expect(asked).toContain(`--volume ${state.dir}:${state.dir}`);
  expect(await endLeftovers(state)).toEqual(['nats']);
});

test('a Docker without an engine is passed over', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'docker-'));
  process.env.XDG_CACHE_HOME = join(dir, 'cache');
  process.env.PATH = `${fakeDocker(dir, { engine: false })}:${dirname(process.execPath)}/nowhere`;

  await expect(obtain('nats')).rejects.toThrow(/PATH: not there; cache: not there; Docker: no engine answers; Go: /);
});
