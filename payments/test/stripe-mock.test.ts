import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningStripeMock, startStripeMock } from '../../infra/local/src/servers/stripe-mock.ts';
import { raise } from '../src/domain/payment.ts';
import { newRefund } from '../src/domain/refund.ts';
import { stripeGateway } from '../src/gateways/stripe.ts';
import { aPayment } from './domain/model.ts';

let mock: RunningStripeMock;
beforeAll(async () => {
  mock = await startStripeMock();
}, 300_000);
afterAll(() => mock.close());

test('Stripe’s own description of its API allows every request we make', async () => {
  const calls: string[] = [];
  const stripe = stripeGateway(
    {
      STRIPE_KEY: 'sk_test_123',
      STRIPE_API_URL: mock.url,
      STRIPE_TIMEOUT_SECONDS: 10,
      PUBLIC_URL: 'https://ticketing.dev',
    },
    (call, outcome) => calls.push(`${call}: ${outcome}`),
  );
  const payment = aPayment({ amountCaptured: 5_000 });
  const refund = newRefund({
    id: 'refund',
    payment: raise(payment, 'captured'),
    intentId: 'pi_1',
    reason: 'order-refunded',
    now: new Date(),
  });

  expect(await stripe.create(payment)).toMatchObject({ kind: 'done' });
  expect(await stripe.confirm(payment, 'pi_1', 'pm_card_visa')).toMatchObject({ kind: 'done' });
  expect(await stripe.capture(payment, 'pi_1')).toMatchObject({ kind: 'done' });
  expect(await stripe.cancel(payment, 'pi_1')).toMatchObject({ kind: 'done' });
  expect(await stripe.refund(refund)).toMatchObject({ kind: 'done' });
  await expect(stripe.retrieve('pi_1')).resolves.toMatchObject({ id: expect.any(String) });
  await expect(stripe.findByPayment(payment)).resolves.toBeNull();
  await expect(stripe.findRefund(refund)).resolves.toBeNull();
  expect(calls.slice(0, 5)).toEqual(['create: done', 'confirm: done', 'capture: done', 'cancel: done', 'refund: done']);
});
