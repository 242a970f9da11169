import { BaseConfig } from '@ticketing-dev/common/runtime';
import { z } from 'zod';

const TWILIO = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] as const;

export const Config = BaseConfig.extend({
  /** `smtp://user:password@host:587` or `smtps://…`. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.string().default('ticketing.dev <tickets@ticketing.dev>'),
  /** A seller gets at most one message about sales per listing in this time. */
  SALES_DIGEST_SECONDS: z.coerce.number().int().min(1).default(3_600),
  /** Without an account no text messages are sent. */
  TWILIO_ACCOUNT_SID: z.string().startsWith('AC').optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_FROM: z.string().min(1).optional(),
  /** Points Twilio's SDK at a double of the same protocol. */
  TWILIO_API_URL: z.url().optional(),
}).superRefine((config, context) => {
  // Half a setting is a mistake: without this nobody would get a text message, and nobody would know.
  const missing = TWILIO.filter((name) => config[name] === undefined);
  if (missing.length === TWILIO.length) return;
  for (const name of missing) context.addIssue({ code: 'custom', path: [name], message: 'goes with the others' });
});
export type Config = z.output<typeof Config>;
