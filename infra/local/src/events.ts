import { existsSync, readFileSync } from 'node:fs';
import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { stateIn } from './process/state.ts';
import { mongoUrl } from './servers/index.ts';
import { givenDatabase, givenUrl } from './stack/given-url.ts';
import { loadSettingsFile } from './stack/load-settings-file.ts';
import { STATE_DIR } from './stack/root.ts';
import { secretsOf } from './stack/secrets.ts';
import { runTool } from './stack/tools.ts';

/** `npm run events -- replay --service orders …`: common's tool for events, on the servers of this clone. */
loadSettingsFile();
const args = process.argv.slice(2);
const at = args.indexOf('--service');
const [, name] = at < 0 ? [] : args.splice(at, 2);
const service = SERVICES.find((one) => one === name);
const state = stateIn(STATE_DIR);
if (service === undefined) {
  fail(`Say whose events: npm run events -- <command> --service ${SERVICES.join('|')}`, 64);
} else if (!existsSync(state.run('ports.json'))) {
  fail('There are no events yet: run npm start first.', 1);
} else {
  const tool = ['--conditions=@ticketing-dev/source', 'common/src/mongo/events-cli.ts', ...args];
  process.exitCode = (
    await runTool('node_modules/tsx/dist/cli.mjs', tool, { env: addressesOf(service), show: true })
  ).code;
}

function fail(sentence: string, code: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}

function addressesOf(service: ServiceName): NodeJS.ProcessEnv {
  const { env } = process;
  const ports: Record<string, number> = JSON.parse(readFileSync(state.run('ports.json'), 'utf8'));
  const secrets = secretsOf(state);
  const own = mongoUrl({ port: ports.mongo ?? 0, user: service, password: secrets.mongo[service], database: service });
  return {
    MONGO_URL: givenDatabase(env, service) ?? own,
    // No service may publish again what others heard long ago: that is for operators.
    NATS_URL: givenUrl(env, 'NATS_URL', service) ?? `nats://admin:${secrets.natsAdmin}@127.0.0.1:${ports.nats}`,
    NATS_STREAMING_URL: givenUrl(env, 'NATS_STREAMING_URL', service) ?? `nats://127.0.0.1:${ports['nats-streaming']}`,
  };
}
