import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../process/free-ports.ts';
import { type Child, launch, type ProcessSpec, untilReady } from '../process/launch.ts';
import { endLeftovers, isRunning, readPid } from '../process/leftovers.ts';
import { stateIn } from '../process/state.ts';
import {
  ensureReplicaSet,
  mongoServer,
  mongoUrl,
  natsServer,
  obtain,
  openNatsConfig,
  redisServer,
  redisUrl,
} from '../servers/index.ts';

/** Real servers for component tests, told to them through the environment. What is already set there is used instead. */
export async function startTestServers(env: NodeJS.ProcessEnv): Promise<{ stop(): Promise<void> }> {
  await forgetAbandoned();
  const dir = mkdtempSync(join(tmpdir(), 'ticketing-test-'));
  const state = stateIn(dir);
  writeFileSync(state.pid('launcher'), `${process.pid}\n`);
  const freePort = freePorts(dir);
  const [mongoPort, natsPort, redisPort] = [await freePort(), await freePort(), await freePort()];
  const children: Child[] = [];
  const start = async (spec: ProcessSpec) => {
    const child = launch(state, spec);
    children.push(child);
    await untilReady(state, spec, child);
  };
  const program = async (server: 'mongo' | 'nats' | 'nats-streaming') => {
    const source = await obtain(server, { docker: false });
    return source.kind === 'program' ? source.path : '';
  };

  const mongo = async () => {
    env.TEST_MONGOD_BINARY ??= await program('mongo');
    if (env.TEST_MONGO_URL) return;
    const source = { kind: 'program', path: env.TEST_MONGOD_BINARY, from: 'test' } as const;
    await start(mongoServer({ source, state, port: mongoPort }));
    const url = mongoUrl({ port: mongoPort });
    await ensureReplicaSet(url, mongoPort);
    env.TEST_MONGO_URL = url;
  };
  const nats = async () => {
    env.TEST_NATS_BINARY ??= await program('nats');
    if (env.TEST_NATS_URL) return;
    const source = { kind: 'program', path: env.TEST_NATS_BINARY, from: 'test' } as const;
    await start(natsServer({ source, state, port: natsPort, config: openNatsConfig }));
    env.TEST_NATS_URL = `nats://127.0.0.1:${natsPort}`;
  };
  const streaming = async () => {
    env.TEST_NATS_STREAMING_BINARY ??= await program('nats-streaming');
  };
  const redis = async () => {
    if (env.TEST_REDIS_URL) return;
    await start(redisServer({ source: await obtain('redis'), state, port: redisPort }));
    env.TEST_REDIS_URL = redisUrl({ port: redisPort });
  };

  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
    rmSync(dir, { recursive: true, force: true });
  };
  const results = await Promise.allSettled([mongo(), nats(), streaming(), redis()]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await Promise.all(children.map((child) => child.stop()));
    throw failed.reason;
  }
  return { stop };
}

/** Ends what test runs left behind that were killed: these servers, and stacks of the suites across services. */
async function forgetAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!/^ticketing-(test|stack)-/.test(name)) continue;
    const dir = join(tmpdir(), name);
    const owner = readPid(join(dir, 'run', 'launcher.pid'));
    if (owner === undefined || isRunning(owner)) continue;
    await endLeftovers(stateIn(dir));
    rmSync(dir, { recursive: true, force: true });
  }
}
