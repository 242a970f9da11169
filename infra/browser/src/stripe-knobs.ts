/** Turns knobs of the local double: what is not named stays as it is. */
export async function stripeKnobs(stripeUrl: string, knobs: object): Promise<void> {
  const answer = await fetch(`${stripeUrl}/_control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(knobs),
  });
  if (!answer.ok) throw new Error(`the double of Stripe answers ${answer.status}: ${await answer.text()}`);
}
