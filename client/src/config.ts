import { z } from 'zod';

const Config = z.object({
  PUBLIC_URL: z.url(),
  AUTH_URL: z.url(),
  TICKETS_URL: z.url(),
  ORDERS_URL: z.url(),
  PAYMENTS_URL: z.url(),
  /** Where messages can be read that never left this machine. */
  INBOX_URL: z.url().optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().regex(/^pk_(test|live)_\w+$/),
});
type Config = z.output<typeof Config>;

let read: Config | undefined;

/** The only reader of the environment. Read at the first request, not while building. */
export function config(): Config {
  read ??= Config.parse(process.env);
  return read;
}
