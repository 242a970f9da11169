import { expect, test } from '@jest/globals';
import { signSessionToken } from '@ticketing-dev/common/http';
import { newId } from '@ticketing-dev/common/runtime';
import { sessionCookieFor, testSigningKey } from '@ticketing-dev/common/testing';
import { given, isLetIn } from './given.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test('the current user is who is signed in, with what they may do, or null', async () => {
  const { anybody, signUp } = await given();
  const anna = await signUp('anna@example.com');
  expect((await anna.get('/api/users/currentuser')).body).toEqual({
    currentUser: {
      id: anna.user.id,
      email: 'anna@example.com',
      name: null,
      roles: ['buyer', 'seller'],
      permissions: ['orders:create', 'tickets:create'],
    },
  });
  const nobody = await anybody().get('/api/users/currentuser');
  expect([nobody.status, nobody.body]).toEqual([200, { currentUser: null }]);
});

test('a cookie of a foreign make is nobody', async () => {
  const { anybody, somebody } = await given();
  const forged = anybody();
  forged.jar.setCookie(sessionCookieFor('eyJhbGciOiJub25lIn0.e30.'), '127.0.0.1', '/');
  expect((await forged.get('/api/users/currentuser')).body).toEqual({ currentUser: null });
  expect((await forged.post('/api/users/renew')).status).toBe(401);
  expect((await forged.post('/api/users/signout')).status).toBe(200);
  // Well signed, but of no session there is.
  expect((await somebody().get('/api/users/currentuser')).body).toEqual({ currentUser: null });
  expect((await somebody().post('/api/users/renew')).status).toBe(401);
});

test('a token expires after 10 minutes and is renewed as long as the session lives', async () => {
  const { signUp, clock } = await given();
  const anna = await signUp();
  clock.advance(11 * MINUTE);
  expect((await anna.get('/api/users/sessions')).body).toMatchObject({ status: 401, code: 'token-expired' });
  expect((await anna.get('/api/users/currentuser')).body.currentUser).not.toBeNull();

  const renewed = await anna.post('/api/users/renew');
  expect(renewed.status).toBe(200);
  expect(renewed.body).toMatchObject({ id: anna.user.id });
  expect(await isLetIn(anna)).toBe(true);
});

// Red when `use` does not ask for `expiresAt`.
test('a session ends 30 days after it began, however often it was renewed', async () => {
  const { signUp, clock } = await given();
  const anna = await signUp();
  clock.advance(29 * DAY);
  expect((await anna.post('/api/users/renew')).status).toBe(200);
  clock.advance(2 * DAY);
  const refused = await anna.post('/api/users/renew');
  expect(refused.body).toMatchObject({ status: 401, code: 'not-signed-in' });
  expect(refused.get('Set-Cookie')?.join()).toMatch(/session=;.*1970/);
  expect((await anna.get('/api/users/currentuser')).body).toEqual({ currentUser: null });
});

test('signing out ends the session, and the token with it, everywhere', async () => {
  const { signUp, deps, told } = await given();
  const anna = await signUp();
  const token = await cookieOf(anna);
  const [session] = (await anna.get('/api/users/sessions')).body.items;

  const response = await anna.post('/api/users/signout');
  expect([response.status, response.body]).toEqual([200, {}]);
  expect((await anna.get('/api/users/currentuser')).body).toEqual({ currentUser: null });

  // Red when signing out only takes the cookie away: a copy of the token must be worth nothing.
  anna.jar.setCookie(token, '127.0.0.1', '/');
  expect(await isLetIn(anna)).toBe(false);
  expect((await anna.post('/api/users/renew')).status).toBe(401);
  const [revoked] = await told('session:revoked');
  expect(revoked).toMatchObject({ subject: session.id, data: { scope: 'session', reason: 'signed-out' } });
  expect(await deps.redis.get(`revoked:session:${session.id}`)).toBe('2030-01-01T12:00:00.000Z');
  expect((await anna.post('/api/users/signout')).status).toBe(200);
  expect(await told('session:revoked')).toHaveLength(1);
});

// Red when revocations wait for Redis, or are not told as events.
test('signing out holds while Redis is away', async () => {
  const { signUp, told } = await given({ redis: 'none' });
  const anna = await signUp();
  const token = await cookieOf(anna);
  expect((await anna.post('/api/users/signout')).status).toBe(200);
  anna.jar.setCookie(token, '127.0.0.1', '/');
  expect(await isLetIn(anna)).toBe(false);
  expect(await told('session:revoked')).toHaveLength(1);
});

test('signing out works with a token that has expired', async () => {
  const { signUp, clock, told } = await given();
  const anna = await signUp();
  clock.advance(20 * MINUTE);
  expect((await anna.post('/api/users/signout')).status).toBe(200);
  expect(await told('session:revoked')).toHaveLength(1);
});

test('everybody sees their own sessions and may end one of them', async () => {
  const { signUp, signIn, clock } = await given();
  const laptop = await signUp('anna@example.com');
  clock.advance(1000);
  const phone = await signIn('anna@example.com');
  const { items } = (await phone.get('/api/users/sessions')).body;
  expect(items).toHaveLength(2);
  expect(items.map((session: { current: boolean }) => session.current)).toEqual([true, false]);
  expect(items[0]).toEqual({
    id: expect.any(String),
    current: true,
    userAgent: null,
    createdAt: '2030-01-01T12:00:01.000Z',
    lastSeenAt: '2030-01-01T12:00:01.000Z',
  });

  expect((await phone.delete(`/api/users/sessions/${items[1].id}`)).status).toBe(204);
  expect(await isLetIn(laptop)).toBe(false);
  expect(await isLetIn(phone)).toBe(true);
  expect((await phone.delete(`/api/users/sessions/${items[1].id}`)).status).toBe(404);
  expect((await phone.delete('/api/users/sessions/mine')).status).toBe(404);
});

// P7. Red when the session is looked up without its owner.
test("nobody can end somebody else's session", async () => {
  const { signUp } = await given();
  const anna = await signUp('anna@example.com');
  const eve = await signUp('eve@example.com');
  const [session] = (await anna.get('/api/users/sessions')).body.items;
  expect((await eve.delete(`/api/users/sessions/${session.id}`)).status).toBe(404);
  expect(await isLetIn(anna)).toBe(true);
});

test('signing out everywhere ends every session, and one may come back at once', async () => {
  const { signUp, signIn, told } = await given();
  const laptop = await signUp('anna@example.com');
  const phone = await signIn('anna@example.com');
  const bert = await signUp('bert@example.com');
  expect((await phone.post('/api/users/signout-everywhere')).status).toBe(200);
  expect(await Promise.all([laptop, phone, bert].map(isLetIn))).toEqual([false, false, true]);
  expect(await told('session:revoked')).toHaveLength(2);
  expect(await isLetIn(await signIn('anna@example.com'))).toBe(true);
});

// Red when a renewal does not ask whether the session is still there.
test('a session that ended while its token was being renewed is over', async () => {
  const { signUp } = await given();
  const anna = await signUp();
  const both = await Promise.all([anna.post('/api/users/signout-everywhere'), anna.post('/api/users/renew')]);
  expect(both[0].status).toBe(200);
  expect(await isLetIn(anna)).toBe(false);
  expect((await anna.post('/api/users/renew')).status).toBe(401);
});

test('tokens of another issue are refused', async () => {
  const { anybody, signUp, clock } = await given();
  const anna = await signUp();
  const [session] = (await anna.get('/api/users/sessions')).body.items;
  const bert = { userId: newId(), sessionId: session.id, roles: ['admin'] };
  const thief = anybody();
  // Anna's session in a token of somebody else: sessions belong to one user.
  thief.jar.setCookie(sessionCookieFor(signSessionToken(bert, testSigningKey, clock())), '127.0.0.1', '/');
  expect((await thief.get('/api/users/currentuser')).body).toEqual({ currentUser: null });
  expect((await thief.post('/api/users/renew')).status).toBe(401);
  expect((await thief.post('/api/users/signout')).status).toBe(200);
  expect(await isLetIn(anna)).toBe(true);
});

async function cookieOf(agent: Awaited<ReturnType<Awaited<ReturnType<typeof given>>['signUp']>>): Promise<string> {
  const cookie = agent.jar.getCookie('session', { domain: '127.0.0.1', path: '/', secure: false, script: false });
  if (!cookie) throw new Error('no session cookie');
  return `session=${cookie.value}`;
}
