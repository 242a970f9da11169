import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { startStripeMock } from '../../src/servers/stripe-mock.ts';
import { startShapeProxy } from '../../src/stripe/index.ts';
import { answerShapes } from './answer-shapes.ts';
import { authorized, errorOf, givenDouble, sdkFor } from './given.ts';

let mock: Awaited<ReturnType<typeof startStripeMock>>;
let shapes: ReturnType<typeof answerShapes>;
beforeAll(async () => {
  mock = await startStripeMock();
  shapes = answerShapes(mock.spec);
}, 300_000);
afterAll(() => mock.close());

test('an answer that is not as Stripe describes it is found', async () => {
  const { stripe, close } = await givenDouble();
  const { lastResponse: _, ...intent } = await authorized(stripe);
  await close();
  const check = (body: object, status = 200) =>
    shapes.ofAnswer({ method: 'GET', path: `/v1/payment_intents/${intent.id}`, status, body });

  expect(check(intent)).toEqual([]);
  expect(check({ ...intent, amount: '2550' })).toHaveLength(1);
  expect(check({ ...intent, status: 'fine' })).toHaveLength(1);
  expect(check({ ...intent, colour: 'red' })).toHaveLength(1);
  expect(check({ error: { type: 'card_error' } }, 402)).toEqual([]);
  expect(check({ error: { type: 'wrong' } }, 402)).toHaveLength(1);
  expect(shapes.ofEvent({ type: 'x', data: { object: { object: 'charge' } } }).length).toBeGreaterThan(0);
});

test('a request that Stripe would not take is found, although the target took it', async () => {
  const target = createServer((_req, res) => res.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  const { port } = target.address() as AddressInfo;
  const proxy = await startShapeProxy({ target: `http://127.0.0.1:${port}`, mock: mock.url });
  const stripe = sdkFor(proxy);
  const colourful: object = { colour: 'red' };

  await stripe.paymentIntents.create({ amount: 2550, currency: 'usd' });
  await stripe.paymentIntents.create({ amount: 2550, currency: 'usd', ...colourful });

  expect(proxy.wrongRequests()).toEqual([
    expect.stringMatching(/^POST \/v1\/payment_intents: .*additional properties/),
  ]);
  await proxy.close();
  target.close();
});

test('what the double refuses as unknown, stripe-mock may know; never the other way round', async () => {
  const { stripe, close } = await givenDouble();
  const unknown: Partial<Stripe.PaymentIntentCreateParams> = { hooks: {} };
  const error = await errorOf(
    stripe.paymentIntents.create({ amount: 2550, currency: 'usd', ...unknown, mandate: 'm' }),
  );
  await close();
  expect(error.code).toBe('parameter_unknown');
});
