import { z } from 'zod';

const Letters = z.object({
  items: z.array(
    z.object({ channel: z.enum(['email', 'sms']), to: z.string(), subject: z.string(), text: z.string() }),
  ),
});

/** What somebody received, newest first. */
export async function inboxOf(inboxUrl: string, to: string) {
  const response = await fetch(`${inboxUrl}/api/messages?to=${encodeURIComponent(to)}`);
  return Letters.parse(await response.json()).items;
}

const StripeLedger = z.array(
  z.object({
    id: z.string(),
    status: z.string(),
    amount: z.int(),
    captured: z.int(),
    refunded: z.int(),
    metadata: z.record(z.string(), z.string()),
  }),
);
export type StripeIntent = z.infer<typeof StripeLedger>[number];

/** Every payment as Stripe has it: the truth about money. */
export async function stripeLedger(stripeUrl: string): Promise<StripeIntent[]> {
  const response = await fetch(`${stripeUrl}/_control/ledger`);
  return StripeLedger.parse(await response.json());
}

/** Answers the bank's question of a payment that needs 3-D Secure, as its cardholder. */
export async function answerThreeDSecure(stripeUrl: string, clientSecret: string, action: 'complete' | 'fail') {
  const id = clientSecret.split('_secret_')[0];
  const intent = await fetch(`${stripeUrl}/v1/payment_intents/${id}?client_secret=${clientSecret}`, {
    headers: { authorization: 'Bearer pk_test_local' },
  });
  const { next_action: next } = z
    .object({ next_action: z.object({ redirect_to_url: z.object({ url: z.url() }) }) })
    .parse(await intent.json());
  await fetch(next.redirect_to_url.url, {
    method: 'POST',
    body: new URLSearchParams({ action }),
    redirect: 'manual',
  });
}
