/**
 * `npm run events -- …`: one service's events, for operators. The service is the one whose database `MONGO_URL` and whose
 * broker settings (`EVENT_BUS`, `NATS_URL`, `NATS_STREAMING_URL`) are in the environment.
 */
import { pino } from 'pino';
import { AppError } from '../errors/index.ts';
import { type EventBus, jetStreamBus, natsStreamingBus } from '../messaging/index.ts';
import { connect } from './connect.ts';
import { eventsCommand, USAGE, UsageError } from './events-command.ts';
import { outboxOn } from './outbox.ts';

const BAD_USAGE = 64;

async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const connection = await connect(needed(env, 'MONGO_URL'));
  let bus: EventBus | undefined;
  try {
    return await eventsCommand(argv, {
      outbox: outboxOn(connection),
      bus: async () => {
        bus = busOf(env);
        await bus.connect();
        return bus;
      },
      print: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await bus?.drain();
    await connection.close();
  }
}

function busOf(env: NodeJS.ProcessEnv): EventBus {
  const logger = pino({ level: 'warn' }, pino.destination(2));
  const service = 'events-cli';
  const { EVENT_BUS = 'jetstream' } = env;
  if (EVENT_BUS === 'jetstream') return jetStreamBus({ url: needed(env, 'NATS_URL'), service, logger });
  if (EVENT_BUS !== 'nats-streaming') throw new UsageError('EVENT_BUS is jetstream or nats-streaming');
  return natsStreamingBus({ url: needed(env, 'NATS_STREAMING_URL'), service, logger });
}

function needed(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new UsageError(`${name} is not set`);
  return value;
}

try {
  process.exitCode = await main(process.argv.slice(2), process.env);
} catch (error) {
  const expected = error instanceof UsageError || error instanceof AppError;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : error}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${USAGE}`);
  process.exitCode = error instanceof UsageError ? BAD_USAGE : 1;
}
