import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { authorized, errorOf, givenDouble } from './given.ts';

let given: Awaited<ReturnType<typeof givenDouble>>;
let stripe: Stripe;
beforeAll(async () => {
  given = await givenDouble();
  ({ stripe } = given);
});
afterAll(() => given.close());

test('lists: newest first, by customer, by time, page by page', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.unshift((await authorized(stripe, 2550, { customer: 'cus_pages' })).id);

  const first = await stripe.paymentIntents.list({ customer: 'cus_pages', limit: 2 });
  expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/payment_intents' });
  expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));

  const all: string[] = [];
  for await (const { id } of stripe.paymentIntents.list({ customer: 'cus_pages', limit: 2 })) all.push(id);
  expect(all).toEqual(ids);

  const back = await stripe.paymentIntents.list({ customer: 'cus_pages', ending_before: String(ids[3]), limit: 2 });
  expect(back.data.map(({ id }) => id)).toEqual(ids.slice(1, 3));
  const now = Math.floor(Date.now() / 1000);
  const none = await stripe.paymentIntents.list({ customer: 'cus_pages', created: { gt: now + 10 } });
  expect(none).toMatchObject({ data: [], has_more: false });
  expect(await errorOf(stripe.paymentIntents.list({ limit: 101 }))).toMatchObject({ param: 'limit' });
});
