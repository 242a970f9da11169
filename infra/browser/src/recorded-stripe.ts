import type { Page } from 'playwright-core';

/**
 * In place of Stripe's own script, which no test loads: the interface the page uses of it. Calls are recorded; a confirmation
 * goes to the local double, as Stripe's frame would send it.
 */
export async function recordedStripe(page: Page, stripeUrl: string): Promise<unknown[][]> {
  const calls: unknown[][] = [];
  await page.exposeFunction('recordStripeCall', (...call: unknown[]) => {
    calls.push(call);
  });
  await page.exposeFunction('confirmAtDouble', async (clientSecret: string, returnUrl: string) => {
    const id = clientSecret.split('_secret_')[0];
    const answer = await fetch(`${stripeUrl}/v1/payment_intents/${id}/confirm`, {
      method: 'POST',
      headers: { authorization: 'Bearer pk_test_local' },
      body: new URLSearchParams({
        client_secret: clientSecret,
        payment_method: 'pm_card_visa',
        return_url: returnUrl,
      }),
    });
    return answer.json();
  });
  await page.route('https://js.stripe.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: SCRIPT }),
  );
  return calls;
}

const SCRIPT = `
window.Stripe = (key) => {
  recordStripeCall('Stripe', key);
  let secret;
  return {
    _registerWrapper() {},
    registerAppInfo() {},
    elements({ clientSecret, appearance }) {
      secret = clientSecret;
      recordStripeCall('elements', { clientSecret, appearance });
      return {
        create(type) {
          recordStripeCall('create', type);
          let ready;
          return {
            on(event, listener) { if (event === 'ready') ready = listener; },
            mount(place) {
              recordStripeCall('mount');
              place.textContent = 'Recorded Payment Element';
              setTimeout(() => ready?.());
            },
            destroy() {},
          };
        },
      };
    },
    async confirmPayment({ confirmParams, redirect }) {
      recordStripeCall('confirmPayment', { redirect, return_url: confirmParams.return_url });
      const answer = await confirmAtDouble(secret, confirmParams.return_url);
      return answer.error ? { error: answer.error } : { paymentIntent: answer };
    },
  };
};
window.Stripe.version = 'recorded';
`;
