import { z } from 'zod';

const Where = z.object({ url: z.url(), inboxUrl: z.url(), stripeUrl: z.url() });

/** Where the product of this run and its doubles answer; `k8s-test.ts` has deployed it. */
export function where(): z.infer<typeof Where> {
  return Where.parse(JSON.parse(process.env.TEST_CLUSTER ?? '{}'));
}
