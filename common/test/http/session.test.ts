import { afterAll, expect, test } from '@jest/globals';
import {
  buildHttpApp,
  currentUser,
  optionalUser,
  requirePermission,
  requireUser,
  sessionCookie,
  signSessionToken,
} from '../../src/http/index.ts';
import {
  anonymous,
  caller,
  fixedClock,
  sessionCookieFor,
  type TestBase,
  testBase,
  testSigningKey,
} from '../../src/testing/index.ts';

const clock = fixedClock();
const base = await testBase('orders', { clock });
/** A second process of the service: the same Redis keys, its own memory. */
const other = await testBase('orders', { clock, redisPrefix: base.redis.options.keyPrefix ?? '' });
/** One without Redis. */
const cutOff = await testBase('orders', { clock, redis: 'none' });
afterAll(() => Promise.all([base, other, cutOff].map((one) => one.close())));

const appOf = (deps: TestBase) =>
  buildHttpApp(deps, (app) => {
    app.get('/api/me', requireUser, (req, res) => void res.json(currentUser(req)));
    app.get('/api/open', (req, res) => void res.json({ id: optionalUser(req)?.id ?? null }));
    app.get('/api/ops', requirePermission('ops'), (_req, res) => void res.json({}));
    app.post('/api/signin', (req, res) => {
      sessionCookie(res, req.body.token);
      res.json({});
    });
  });
const [app, otherApp, cutOffApp] = [appOf(base), appOf(other), appOf(cutOff)];

const signedIn = (userId: string, sessionId: string, at = clock()) =>
  sessionCookieFor(signSessionToken({ userId, sessionId, roles: ['buyer'] }, testSigningKey, at));
const me = (cookie: string, at = app) => anonymous(at).get('/api/me').set('Cookie', cookie);

test('a valid session is who it says it is, with what its roles allow', async () => {
  const response = await me(signedIn('anna', 's1'));
  expect(response.body).toEqual({ id: 'anna', sid: 's1', roles: ['buyer'], permissions: ['orders:create'] });
});

test('nobody is 401 not-signed-in, an old token 401 token-expired; open pages are open to both', async () => {
  const old = signedIn('anna', 's1', new Date(clock().getTime() - 700_000));
  expect((await me('')).body).toMatchObject({ status: 401, code: 'not-signed-in' });
  expect((await me(old)).body).toMatchObject({ status: 401, code: 'token-expired' });
  expect((await me('session=bm9uc2Vuc2U=')).body).toMatchObject({ status: 401, code: 'not-signed-in' });
  expect((await anonymous(app).get('/api/open').set('Cookie', old)).body).toEqual({ id: null });
  expect((await anonymous(app).get('/api/open').set('Cookie', signedIn('anna', 's1'))).body).toEqual({ id: 'anna' });
});

// Red when the permission is not checked on the server.
test('a permission is needed where it is asked for', async () => {
  expect((await anonymous(app).get('/api/ops')).status).toBe(401);
  expect((await caller(app).get('/api/ops')).body).toMatchObject({ status: 403, code: 'not-allowed' });
  expect((await caller(app, { permissions: ['ops'] }).get('/api/ops')).status).toBe(200);
  expect((await caller(app, { roles: ['admin'] }).get('/api/ops')).status).toBe(200);
});

// Red when Redis' revocations are not read.
test('a session revoked in one process is refused in every other at once', async () => {
  const [gone, stays] = [signedIn('ben', 'gone'), signedIn('ben', 'stays')];
  await base.sessions.revoke({ scope: 'session', id: 'gone', revokedAt: clock() });
  expect((await me(gone)).body).toMatchObject({ code: 'not-signed-in' });
  expect((await me(gone, otherApp)).body).toMatchObject({ code: 'not-signed-in' });
  expect((await me(stays, otherApp)).status).toBe(200);
  const ttl = await base.redis.pttl('revoked:session:gone');
  expect(ttl).toBeGreaterThan(590_000);
  expect(ttl).toBeLessThanOrEqual(605_000);
});

test('all sessions of a user end at once; one begun since is good', async () => {
  const before = signedIn('carl', 's1');
  clock.advance(1);
  await base.sessions.revoke({ scope: 'user', id: 'carl', revokedAt: clock() });
  const since = signedIn('carl', 's2');
  for (const process of [app, otherApp]) {
    expect((await me(before, process)).body).toMatchObject({ status: 401, code: 'token-expired' });
    expect((await me(since, process)).status).toBe(200);
  }
});

// Red when what the tail heard is not asked.
test('without Redis a revocation holds by what was heard', async () => {
  const cookie = signedIn('dora', 's1');
  expect((await me(cookie, cutOffApp)).status).toBe(200);
  cutOff.sessions.heard({ scope: 'session', id: 's1', revokedAt: clock() });
  expect((await me(cookie, cutOffApp)).status).toBe(401);
});

test('without Redis a revocation is still made, and costs nothing', async () => {
  const startedAt = performance.now();
  await cutOff.sessions.revoke({ scope: 'session', id: 's9', revokedAt: clock() });
  expect(performance.now() - startedAt).toBeLessThan(100);
  expect((await me(signedIn('dora', 's9'), cutOffApp)).status).toBe(401);
});

test('the cookie is hidden from scripts and other sites, and is taken out again', async () => {
  const client = anonymous(app);
  const [cookie] = (await client.post('/api/signin').send({ token: 'abc' })).get('Set-Cookie') ?? [];
  expect(cookie).toMatch(/^session=/);
  expect(cookie).toMatch(/; httponly/i);
  expect(cookie).toMatch(/; samesite=lax/i);
  expect(cookie).toMatch(/; path=\//i);
  expect(cookie).not.toMatch(/; secure/i);
  const value = /^session=([^;]+)/.exec(cookie ?? '')?.[1] ?? '';
  expect(JSON.parse(Buffer.from(value, 'base64').toString())).toEqual({ jwt: 'abc' });

  const [removed] = (await client.post('/api/signin').send({ token: null })).get('Set-Cookie') ?? [];
  expect(removed).toMatch(/^session=;.*expires=Thu, 01 Jan 1970/i);
});

test('over HTTPS the cookie is secure', async () => {
  const secure = await testBase('auth', { clock, redis: 'none', env: { PUBLIC_URL: 'https://ticketing.dev' } });
  const response = await anonymous(appOf(secure))
    .post('/api/signin')
    .set('X-Forwarded-Proto', 'https')
    .send({ token: 'abc' });
  expect(response.get('Set-Cookie')?.[0]).toMatch(/; secure/i);
  await secure.close();
});
