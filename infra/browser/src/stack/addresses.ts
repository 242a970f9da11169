import { z } from 'zod';

const Addresses = z.object({ url: z.url(), inboxUrl: z.url(), stripeUrl: z.url() });
export type Addresses = z.infer<typeof Addresses>;

/** Where the stack of this run answers; Jest's global setup has started it. */
export function addresses(): Addresses {
  return Addresses.parse(JSON.parse(process.env.TEST_BROWSER_STACK ?? '{}'));
}
