import { expect, test } from '@jest/globals';
import { readConfig } from '@ticketing-dev/common/runtime';
import { testEnv } from '@ticketing-dev/common/testing';
import { Config } from '../src/config.ts';

const TEST_KEYS = { STRIPE_KEY: 'sk_test_a', STRIPE_PUBLISHABLE_KEY: 'pk_test_a', STRIPE_WEBHOOK_SECRET: 'whsec_a' };
const LIVE_KEYS = { ...TEST_KEYS, STRIPE_KEY: 'sk_live_a', STRIPE_PUBLISHABLE_KEY: 'pk_live_a' };
const DOUBLE = { STRIPE_API_URL: 'http://127.0.0.1:12111' };
const read = (env: Record<string, string>) => readConfig(Config, testEnv(env));

test('keys alone select Stripe; with STRIPE_API_URL the double answers', () => {
  expect(read(LIVE_KEYS).STRIPE_API_URL).toBeUndefined();
  expect(read({ ...TEST_KEYS, ...DOUBLE }).STRIPE_API_URL).toBe(DOUBLE.STRIPE_API_URL);
});

test('a live key never goes to anybody but Stripe', () => {
  expect(() => read({ ...LIVE_KEYS, ...DOUBLE })).toThrow(/STRIPE_API_URL/);
  expect(() => read({ ...LIVE_KEYS, STRIPE_KEY: 'rk_live_a', ...DOUBLE })).toThrow(/STRIPE_API_URL/);
});

test('keys of different modes do not go together', () => {
  expect(() => read({ ...TEST_KEYS, STRIPE_KEY: 'sk_live_a' })).toThrow(/STRIPE_PUBLISHABLE_KEY/);
});

test('what is missing is named, all of it, and no value is shown', () => {
  expect(() => read({ STRIPE_KEY: 'my-secret' })).toThrow(
    /STRIPE_KEY: must[\s\S]*STRIPE_PUBLISHABLE_KEY is missing[\s\S]*STRIPE_WEBHOOK_SECRET is missing/,
  );
  expect(() => read({ STRIPE_KEY: 'my-secret' })).not.toThrow(/my-secret/);
});
