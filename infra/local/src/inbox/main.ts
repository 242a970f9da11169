import { createServer } from 'node:http';
import { z } from 'zod';
import { log } from '../process/log.ts';
import { inboxApp } from './app.ts';
import { messageStore } from './message-store.ts';
import { smtpServer } from './smtp.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const Config = z.object({
  HOST: z.string().default('127.0.0.1'),
  /** What others in the same cluster call us, separated by commas. */
  ALLOWED_HOSTS: z.string().optional(),
  PORT: port,
  SMTP_PORT: port,
  STATE_DIR: z.string(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
});
const config = Config.parse(process.env);

const store = messageStore(config.STATE_DIR);
const smtp = smtpServer(store);
smtp.on('error', (error) => log('warn', 'SMTP', { error: error.message }));
smtp.listen(config.SMTP_PORT, config.HOST);
const names = config.ALLOWED_HOSTS?.split(',');
const http = createServer(inboxApp(store, { authToken: config.TWILIO_AUTH_TOKEN, names }));
http.listen(config.PORT, config.HOST, () =>
  log('info', 'inbox ready', { port: config.PORT, smtpPort: config.SMTP_PORT }),
);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    smtp.close(() => undefined);
    http.close(() => process.exit(0));
    http.closeAllConnections();
  });
}
