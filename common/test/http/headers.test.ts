import { afterAll, expect, test } from '@jest/globals';
import { buildHttpApp } from '../../src/http/index.ts';
import { anonymous, testBase } from '../../src/testing/index.ts';

const base = await testBase('tickets', { redis: 'none', env: { PUBLIC_URL: 'https://ticketing.dev' } });
afterAll(() => base.close());
const client = anonymous(
  buildHttpApp(base, (app) => {
    app.get('/api/private', (_req, res) => void res.json({}));
    app.get('/api/public', (_req, res) => void res.set('Cache-Control', 'public, max-age=5').json({}));
  }),
);

test('an answer may load nothing, be framed nowhere and be kept by nobody', async () => {
  const { headers } = await client.get('/api/private');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  expect(headers['strict-transport-security']).toMatch(/max-age=\d+/);
  expect(headers['x-powered-by']).toBeUndefined();
});

test('what is the same for everyone may say so', async () => {
  expect((await client.get('/api/public')).headers['cache-control']).toBe('public, max-age=5');
});

test("the gateway's request id is kept where it is sane, else there is a new one", async () => {
  const idFor = async (given?: string) => {
    const request = client.get('/api/private');
    return (await (given === undefined ? request : request.set('X-Request-Id', given))).headers['x-request-id'];
  };
  expect(await idFor('0198f6d2-7a10-7c3e')).toBe('0198f6d2-7a10-7c3e');
  for (const strange of [undefined, 'short', 'x'.repeat(65), 'with space in it', '{"json":true}']) {
    expect(await idFor(strange)).toMatch(/^[0-9a-f-]{36}$/);
  }
});
