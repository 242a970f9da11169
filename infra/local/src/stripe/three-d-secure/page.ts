import { html, page } from '../../html/html.ts';
import { inWords } from '../payment-intents/amounts.ts';
import type { PaymentIntentRow } from '../state/rows.ts';

/** What the buyer of a 3-D Secure payment (or of a bank transfer) sees: two buttons. */
export function authenticationPage({ object }: PaymentIntentRow): string {
  return page(
    'Test bank',
    html`<h1>Test bank</h1>
<p>Do you allow this payment of <strong>${inWords(object.amount, object.currency)}</strong>?</p>
<p>No bank is asked and no money moves: this is the local double of Stripe.</p>
<form method="post">
  <p><button name="action" value="complete">Complete authentication</button></p>
  <p><button name="action" value="fail">Fail authentication</button></p>
</form>`,
  );
}

export const closingPage = (message: string) => page('Test bank', html`<h1>Test bank</h1><p>${message}</p>`);
