import { z } from 'zod';

const Addresses = z.object({
  url: z.url(),
  inboxUrl: z.url(),
  stripeUrl: z.url(),
  /** The same product with a short hold, and pages that have a key of Stripe's. */
  quickUrl: z.url(),
  /** Pages that reach no service. */
  deadUrl: z.url(),
  /** Whoever signs up with it and opens the letter's link is the administrator. */
  adminEmail: z.string(),
  browser: z.url(),
});
export type Addresses = z.infer<typeof Addresses>;

/** Where everything of this run answers; Jest's global setup has started it. */
export function addresses(): Addresses {
  return Addresses.parse(JSON.parse(process.env.TEST_BROWSER_STACK ?? '{}'));
}
