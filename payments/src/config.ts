import { BaseConfig } from '@ticketing-dev/common/runtime';
import { z } from 'zod';

const seconds = (standard: number) => z.coerce.number('must be a number').positive().default(standard);

export const Config = BaseConfig.extend({
  STRIPE_KEY: z.string().regex(/^(sk|rk)_(test|live)_\w+$/, 'must be a secret key of Stripe, such as sk_test_…'),
  STRIPE_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_(test|live)_\w+$/, 'must be a publishable key of Stripe, such as pk_test_…'),
  STRIPE_WEBHOOK_SECRET: z.string().regex(/^whsec_\w+$/, 'must be the signing secret of the webhook, such as whsec_…'),
  /** Set: the local double answers instead of Stripe. */
  STRIPE_API_URL: z.url({ protocol: /^https?$/, message: 'must be a URL such as http://localhost:12111' }).optional(),
  STRIPE_TIMEOUT_SECONDS: seconds(10),
  /** Stripe is asked about every payment that is unsettled for so long. */
  PAYMENT_RECHECK_SECONDS: seconds(120),
}).check(({ value, issues }) => {
  const isLive = /^(sk|rk)_live_/.test(value.STRIPE_KEY);
  const refuse = (name: string, message: string) =>
    issues.push({ code: 'custom', path: [name], message, input: value });
  if (isLive && value.STRIPE_API_URL !== undefined)
    refuse('STRIPE_API_URL', 'must not be set with a live key: only Stripe may see it');
  if (isLive !== value.STRIPE_PUBLISHABLE_KEY.startsWith('pk_live_')) {
    refuse('STRIPE_PUBLISHABLE_KEY', 'must be of the same mode (test or live) as STRIPE_KEY');
  }
});
export type Config = z.output<typeof Config>;
