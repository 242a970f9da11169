import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { anonymous, caller } from '@ticketing-dev/common/testing';
import supertest from 'supertest';
import { ACCESS } from '../src/access.ts';
import { PASSWORD } from '../src/people.ts';
import { send } from '../src/send.ts';
import { type Services, startServices } from '../src/services.ts';

const OWN = 'https://tickets.example';
const PUBLIC = new Set(['GET /api/orders/admission-key']);
const WEBHOOK = 'POST /api/payments/webhook';
/** Pages with a policy of their own, which their services' tests hold; the queue's is away here. */
const isPage = (route: string) => /^GET \/api\/ops\/(support\/previews|expiration\/queues)/.test(route);

let services: Services;
beforeAll(async () => {
  services = await startServices({ PUBLIC_URL: OWN });
}, 120_000);
afterAll(() => services?.close());

const routesOf = (service: ServiceName) => Object.keys(ACCESS[service] ?? {});
const filled = (route: string) =>
  (route.split(' ')[1] ?? '').replaceAll(/:\w+/g, '0198f6d2-7a10-7c3e-9b5f-0000000000a1');
const methodOf = (route: string) => route.split(' ')[0] ?? '';
const writes = (service: ServiceName) =>
  routesOf(service).filter((route) => !route.startsWith('GET ') && route !== WEBHOOK);
const admin = (service: ServiceName) => caller(services[service].app, { roles: ['admin', 'buyer', 'seller'] });

/** The whole list: a header that goes, changes or comes makes this red. */
const HEADERS = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
const TELLING = ['server', 'x-powered-by', 'etag', 'access-control-allow-origin', 'access-control-allow-credentials'];

function expectSafe(answer: supertest.Response, cache = 'no-store'): void {
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers).toMatchObject({ ...HEADERS, 'cache-control': cache });
  for (const name of TELLING) expect(answer.headers).not.toHaveProperty(name);
  if (answer.status >= 400) expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
}

describe.each(SERVICES)('%s', (service) => {
  const anybody = () => supertest(services[service].app);

  test.each(routesOf(service))('headers of %s, refused and answered', async (route) => {
    const request = { path: filled(route) };
    const cache = PUBLIC.has(route) ? 'public, max-age=3600' : 'no-store';
    expectSafe(await send(anonymous(services[service].app), methodOf(route), request), cache);
    const answered = await send(admin(service), methodOf(route), request);
    if (!isPage(route)) expectSafe(answered, cache);
  });

  test('headers of what nobody answers', async () => {
    expectSafe(await anybody().get('/api/nothing'));
    expectSafe(
      await anybody()
        .options(filled(routesOf(service)[0] ?? ''))
        .set('Origin', 'https://evil.example'),
    );
    expectSafe(await admin(service).post('/api/nothing').set('Content-Type', 'application/json').send('{"a":'));
  });

  // Red without sameOriginOnly in build-http-app.ts.
  test.each(writes(service))('%s is for our own pages alone', async (route) => {
    for (const site of ['same-origin', 'same-site', 'cross-site', 'none', undefined]) {
      for (const origin of [OWN, 'https://evil.example', 'https://tickets.example.evil.example', 'null', undefined]) {
        const request = send(supertest.agent(services[service].app), methodOf(route), {
          path: filled(route),
          body: {},
        });
        if (site !== undefined) request.set('Sec-Fetch-Site', site);
        if (origin !== undefined) request.set('Origin', origin);
        const allowed = site === 'same-origin' || (site === undefined && origin === OWN);
        const { body } = await request;
        expect([site, origin, body.code === 'cross-site-request']).toEqual([site, origin, !allowed]);
      }
    }
  });

  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const BODIES: readonly (readonly [name: string, type: string, body: string, statuses: readonly number[]])[] = [
    ['300 kB', 'application/json', JSON.stringify({ a: 'x'.repeat(300_000) }), [413]],
    ['40,000 deep', 'application/json', deep(40_000), [413]],
    ['15,000 deep', 'application/json', deep(15_000), [400, 404]],
    ['cut off', 'application/json', '{"a":', [400]],
    ['text', 'text/plain', '{}', [415]],
    ['a form', 'application/x-www-form-urlencoded', 'email=a', [415]],
    ['multipart', 'multipart/form-data; boundary=x', '--x--', [415]],
    ['UTF-16', 'application/json; charset=utf-16', '{}', [400, 415]],
    ['a list', 'application/json', '[]', [400, 404]],
    ['a word', 'application/json', '"admin"', [400]],
    ['__proto__', 'application/json', '{"__proto__":{"permissions":["ops"]},"roles":{"__proto__":1}}', [400, 404]],
    ['constructor', 'application/json', '{"constructor":{"prototype":{"polluted":true}}}', [400, 404]],
    ['operators', 'application/json', '{"email":{"$ne":null},"password":{"$gt":""},"ticketId":{"$ne":1}}', [400, 404]],
    ['$where', 'application/json', '{"$where":"sleep(1000)"}', [400, 404]],
  ];
  /** Their bodies do not matter to them, so nothing in one can hurt. */
  const BODILESS = /^DELETE|signout|renew|verify\/request|resume$/;

  test.each(BODIES)('a body of %s', async (_name, type, text, statuses) => {
    for (const route of writes(service).filter((one) => !BODILESS.test(one))) {
      const answer = await send(admin(service), methodOf(route), { path: filled(route) })
        .set('Content-Type', type)
        .send(text);
      expect([route, statuses.includes(answer.status) ? 'refused' : answer.status]).toEqual([route, 'refused']);
      expectSafe(answer);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get({}, 'permissions')).toBeUndefined();
  });

  const QUERIES = [
    'limit=1&limit=2',
    'limit[$gt]=1',
    'limit[]=1',
    'limit=1e9',
    'limit=-1',
    'limit=0x10',
    'cursor[$ne]=x',
    'cursor=%00',
    'cursor=eyIkZ3QiOiIifQ',
    'cursor=W3siJGd0IjoiIn1d',
    'status[$ne]=open',
    'email[$ne]=x',
    'orderId[$ne]=x',
    'q[$regex]=.*',
    '__proto__[limit]=1',
    `q=${'x'.repeat(5_000)}`,
    '%E0%A4%A',
  ];
  test.each(QUERIES)('the query ?%s', async (query) => {
    for (const route of routesOf(service).filter((one) => one.startsWith('GET ') && !isPage(one))) {
      const answer = await admin(service).get(`${filled(route)}?${query}`);
      expect([route, [200, 400, 401, 404].includes(answer.status) ? 'fine' : answer.status]).toEqual([route, 'fine']);
    }
  });

  const PATHS = [
    '/../../etc/passwd',
    '/..%2f..%2fapi%2fops',
    '/%00',
    '/%c0%ae%c0%ae/',
    '//',
    '/;/',
    '/%2e%2e/',
    '/%',
    '/%ff',
    '/.git/config',
    '/$ne',
    '/[object Object]',
  ];
  test.each(PATHS)('the path …%s leads nowhere', async (trick) => {
    for (const base of new Set(routesOf(service).map((route) => filled(route).split('/').slice(0, 3).join('/')))) {
      const { status } = await supertest(services[service].app).get(`${base}${trick}`);
      expect([200, 400, 401, 404]).toContain(status);
      expect((await supertest(services[service].app).get(`/api/ops/${service}${trick}/outbox`)).status).not.toBe(200);
    }
  });

  test('what a visitor claims about addresses, hosts and methods changes nothing', async () => {
    const claims = {
      'X-Forwarded-Host': 'evil.example',
      'X-Original-URL': `/api/ops/${service}/outbox`,
      'X-Rewrite-URL': `/api/ops/${service}/outbox`,
      'X-HTTP-Method-Override': 'DELETE',
      'X-User-Id': 'admin',
      Authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.',
      Host: 'evil.example',
    };
    const answer = await anybody().get(`/api/ops/${service}/outbox`).set(claims);
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain('evil.example');
    expectSafe(answer);
  });
});

// Red without `secure`, `httpOnly` or `sameSite` in session-cookie.ts.
test('the session’s cookie, given and taken', async () => {
  const agent = anonymous(services.auth.app).set('X-Forwarded-Proto', 'https');
  const signedUp = await agent.post('/api/users/signup').send({ email: 'cookie@example.com', password: PASSWORD });
  const renewed = await agent.post('/api/users/renew');
  const out = await agent.post('/api/users/signout').send({});
  const refused = await agent.post('/api/users/renew');

  for (const { headers } of [signedUp, renewed, out, refused]) {
    const cookies: unknown = headers['set-cookie'];
    expect(cookies).toEqual([
      expect.stringMatching(/^session=[\w=+/-]*; path=\/; expires=[^;]+GMT; samesite=lax; secure; httponly$/),
    ]);
  }
});
