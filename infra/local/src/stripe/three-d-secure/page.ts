import { inWords } from '../payment-intents/amounts.ts';
import type { PaymentIntentRow } from '../state/rows.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const asText = (text: string) => text.replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

const frame = (body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Test bank</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; padding: 0 1rem; color: #1a1f36 }
  button { font: inherit; padding: .75rem 1rem; margin: .5rem .5rem 0 0; border: 1px solid #4f566b; border-radius: .4rem; background: #fff; min-height: 44px }
  button[value=complete] { background: #3d3bd0; border-color: #3d3bd0; color: #fff }
</style></head><body><main>${body}</main></body></html>`;

/** What the buyer of a 3-D Secure payment (or of a bank transfer) sees: two buttons. */
export function authenticationPage({ object }: PaymentIntentRow): string {
  return frame(`
<h1>Test bank</h1>
<p>Do you allow this payment of <strong>${asText(inWords(object.amount, object.currency))}</strong>?</p>
<p>No bank is asked and no money moves: this is the local double of Stripe.</p>
<form method="post">
  <button name="action" value="complete">Complete authentication</button>
  <button name="action" value="fail">Fail authentication</button>
</form>`);
}

export const closingPage = (message: string) => frame(`<h1>Test bank</h1><p>${asText(message)}</p>`);
