import { pino } from 'pino';
import { type Config, readConfig } from './config.ts';
import { startStripeDouble } from './start-stripe-double.ts';

const logger = pino({ name: 'stripe' });
const config = configOrExit();
logger.level = config.LOG_LEVEL;
const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, PAGES_URL: publicUrl } = config;
const double = await startStripeDouble({
  port: config.PORT,
  host: config.HOST,
  stateDir: config.STATE_DIR,
  logger,
  ...(url && secret && { webhook: { url, secret } }),
  ...(publicUrl && { publicUrl }),
});
logger.info({ url: double.url }, 'listening');
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void double.close().then(() => process.exit(0)));

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    logger.fatal(error instanceof Error ? error.message : 'The settings are wrong.');
    return process.exit(78);
  }
}
