import { afterAll, expect, test } from '@jest/globals';
import { buildHttpApp } from '../../src/http/index.ts';
import { anonymous, testBase } from '../../src/testing/index.ts';

const base = await testBase('orders');
const cutOff = await testBase('orders', { redis: 'none' });
afterAll(() => Promise.all([base.close(), cutOff.close()]));
const clientOf = (deps: typeof base) =>
  anonymous(buildHttpApp(deps, (app) => app.get('/api/orders/:id', (_req, res) => void res.json({}))));
const client = clientOf(base);

test('with everything there it is ready', async () => {
  const response = await client.get('/readyz');
  expect(response.status).toBe(200);
  expect(response.body).toMatchObject({ status: 'ready', checks: { mongo: 'up', bus: 'up', redis: 'up' } });
});

test('without a broker or Redis it is ready but degraded', async () => {
  const sick = { ...cutOff, bus: { ...cutOff.bus, isHealthy: () => false } };
  const response = await clientOf(sick).get('/readyz');
  expect(response.status).toBe(200);
  expect(response.body).toMatchObject({ status: 'degraded', checks: { mongo: 'up', bus: 'down', redis: 'down' } });
});

test('while it starts or drains it is not ready, yet alive', async () => {
  for (const phase of ['starting', 'draining'] as const) {
    const process = clientOf({ ...base, lifecycle: { phase } });
    expect((await process.get('/readyz')).status).toBe(503);
    expect((await process.get('/livez')).status).toBe(200);
  }
});

test('without its own Mongo it is not ready, yet alive', async () => {
  const without = await testBase('orders', { redis: 'none' });
  await without.connection.close();
  const process = clientOf(without);
  const response = await process.get('/readyz');
  expect(response.status).toBe(503);
  expect(response.body).toMatchObject({ status: 'not-ready', checks: { mongo: 'down' } });
  expect((await process.get('/livez')).status).toBe(200);
  await without.connection.openUri(without.config.MONGO_URL);
  await without.close();
});

test('metrics count requests by route, not by what is asked for', async () => {
  for (const id of ['1', '2', '3']) await client.get(`/api/orders/${id}?x=${id}`);
  await client.get('/api/nothing/here');
  const { text } = await client.get('/metrics');
  expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/api/orders/:id",status="200"} 3');
  expect(text).toContain('route="unmatched",status="404"} 1');
  expect(text).toContain('outbox_pending 0');
  expect(text).toContain('dead_letters_open 0');
  expect(text).toContain('http_problems_total{code="not-found",status="404"} 1');
});

test('metrics say which servers are reached', async () => {
  const reached = async (of: typeof base) => (await clientOf(of).get('/metrics')).text.match(/^dependency_up\{.*$/gm);
  const up = (mongo: number, bus: number, redis: number) =>
    Object.entries({ mongo, bus, redis }).map(([name, value]) => `dependency_up{dependency="${name}"} ${value}`);

  expect(await reached(base)).toEqual(up(1, 1, 1));
  expect(await reached(cutOff)).toEqual(up(1, 1, 0));
});
