import { afterAll, expect, test } from '@jest/globals';
import { buildHttpApp, clientAddress, type HttpBase, rateLimit } from '../../src/http/index.ts';
import { redisClient } from '../../src/runtime/redis.ts';
import { anonymous, caller, eventually, type TestBase, testBase } from '../../src/testing/index.ts';
import { hangingProxy } from './hanging-proxy.ts';

const on = { RATE_LIMITS: 'on', TRUST_PROXY_HOPS: '1' };
const base = await testBase('orders', { env: on });
const other = await testBase('orders', { env: on, redisPrefix: base.redis.options.keyPrefix ?? '' });
const off = await testBase('orders', { env: { RATE_LIMITS: 'off' } });
const cutOff = await testBase('orders', { env: on, redis: 'none' });
const bases: TestBase[] = [base, other, off, cutOff];
const toClose: (() => Promise<unknown>)[] = bases.map((one) => one.close);
afterAll(() => Promise.all(toClose.map((close) => close())));

const appOf = (deps: HttpBase) =>
  buildHttpApp(deps, (app) => {
    const limits = { points: 2, perSeconds: 60 };
    app.get('/by-address', rateLimit(deps, { ...limits, name: 'a', by: 'address' }), (_req, res) => void res.json({}));
    app.get('/by-user', rateLimit(deps, { ...limits, name: 'u', by: 'user' }), (_req, res) => void res.json({}));
  });
const [app, otherApp, offApp, cutOffApp] = [appOf(base), appOf(other), appOf(off), appOf(cutOff)];
const from = (address: string, at = app) => anonymous(at).get('/by-address').set('X-Forwarded-For', address);

// Red when the limiter counts in each process alone.
test('a budget is shared by all processes; beyond it is 429 with when to come back', async () => {
  expect((await from('1.1.1.1')).status).toBe(200);
  expect((await from('1.1.1.1', otherApp)).status).toBe(200);
  const refused = await from('1.1.1.1', otherApp);
  expect(refused.status).toBe(429);
  expect(refused.body.code).toBe('too-many-requests');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  expect((await from('1.1.1.2')).status).toBe(200);
});

test('only as many entries of X-Forwarded-For are believed as we have proxies', async () => {
  for (const made of ['10.0.0.1', '10.0.0.2']) expect((await from(`${made}, 2.2.2.2`)).status).toBe(200);
  expect((await from('10.0.0.3, 2.2.2.2')).status).toBe(429);
});

test('by user each has a budget, wherever they come from', async () => {
  const [anna, ben] = [caller(app), caller(app)];
  const ask = (client: typeof anna, address: string) => client.get('/by-user').set('X-Forwarded-For', address);
  expect((await ask(anna, '3.3.3.1')).status).toBe(200);
  expect((await ask(anna, '3.3.3.2')).status).toBe(200);
  expect((await ask(anna, '3.3.3.3')).status).toBe(429);
  expect((await ask(ben, '3.3.3.1')).status).toBe(200);
});

test('switched off there is no limit', async () => {
  for (let n = 0; n < 5; n += 1) expect((await from('4.4.4.4', offApp)).status).toBe(200);
});

test('while Redis is away every process counts for itself', async () => {
  const statuses = [];
  for (let n = 0; n < 3; n += 1) statuses.push((await from('5.5.5.5', cutOffApp)).status);
  expect(statuses).toEqual([200, 200, 429]);
});

// Red without the timeouts of `redisClient`, or with its offline queue.
test('a Redis that hangs costs milliseconds once, then nothing, and is used again once it answers', async () => {
  const { hang, port, close } = await hangingProxy(new URL(base.config.REDIS_URL));
  toClose.push(close);
  const logger = base.logger;
  const redis = redisClient(`redis://127.0.0.1:${port}`, { service: 'orders', logger, keyPrefix: 'hang-test:' });
  toClose.push(async () => redis.disconnect());
  await redis.connect();
  const deps = { ...base, redis };
  const hangingApp = appOf(deps);
  expect((await from('6.6.6.6', hangingApp)).status).toBe(200);

  hang(true);
  const times: number[] = [];
  for (let n = 0; n < 10; n += 1) {
    const startedAt = performance.now();
    expect((await from(`7.7.7.${n}`, hangingApp)).status).toBe(200);
    times.push(performance.now() - startedAt);
  }
  expect(Math.max(...times)).toBeLessThan(1_000);
  expect(times.filter((ms) => ms > 200).length).toBeLessThanOrEqual(2);

  hang(false);
  await eventually(() => expect(redis.status).toBe('ready'));
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  [undefined, 'unknown'],
])('%s is counted as %s', (ip, counted) => {
  expect(clientAddress(ip)).toBe(counted);
});
