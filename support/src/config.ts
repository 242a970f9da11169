import { BaseConfig } from '@ticketing-dev/common/runtime';
import { z } from 'zod';

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
});
export type Config = z.output<typeof Config>;
