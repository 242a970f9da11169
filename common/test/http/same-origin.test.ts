import { afterAll, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { buildHttpApp } from '../../src/http/index.ts';
import { testBase } from '../../src/testing/index.ts';

const base = await testBase('payments', { redis: 'none', env: { PUBLIC_URL: 'https://ticketing.dev/some/path' } });
afterAll(() => base.close());

const app = buildHttpApp(
  base,
  (routes) => {
    routes.all('/api/things', (_req, res) => void res.json({}));
    routes.post(
      '/api/webhook',
      (req, res) => void res.json({ raw: Buffer.isBuffer(req.body), text: String(req.body) }),
    );
  },
  {
    api: {
      service: 'payments',
      description: 'Of this test.',
      routes: {
        webhook: {
          method: 'post',
          path: '/api/webhook',
          summary: 'Hears another server',
          who: 'everyone',
          raw: true,
          answers: {},
        },
      },
    },
  },
);

type Headers = Record<string, string>;
const post = (headers: Headers) => supertest(app).post('/api/things').set(headers);

// Red when `sameOriginOnly` is taken out of the app.
test.each<[string, Headers]>([
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['another subdomain', { 'Sec-Fetch-Site': 'same-site' }],
  ['the address bar', { 'Sec-Fetch-Site': 'none' }],
  ['another site that claims our origin', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://ticketing.dev' }],
  ['an old browser on another site', { Origin: 'https://evil.example' }],
  ['our name without TLS', { Origin: 'http://ticketing.dev' }],
  ['a sandboxed frame', { Origin: 'null' }],
  ['nowhere', {}],
])('a change asked for from %s is refused', async (_name, headers) => {
  const response = await post(headers);
  expect(response.status).toBe(403);
  expect(response.body.code).toBe('cross-site-request');
});

test.each<[string, Headers]>([
  ['our own page', { 'Sec-Fetch-Site': 'same-origin' }],
  ['an old browser on our page', { Origin: 'https://ticketing.dev' }],
])('a change asked for from %s is done', async (_name, headers) => {
  expect((await post(headers)).status).toBe(200);
});

test('all unsafe methods are guarded, safe ones are free', async () => {
  for (const method of ['put', 'patch', 'delete'] as const) {
    expect((await supertest(app)[method]('/api/things')).status).toBe(403);
  }
  expect((await supertest(app).get('/api/things')).status).toBe(200);
});

test('a webhook is exempt, and gets the bytes as they were sent', async () => {
  const body = '{ "spaces":  "kept" }';
  const response = await supertest(app).post('/api/webhook').set('Content-Type', 'application/json').send(body);
  expect(response.body).toEqual({ raw: true, text: body });
  expect((await supertest(app).post('/api/webhook/other')).status).toBe(403);
});
