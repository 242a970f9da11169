import { expect, test } from '@jest/globals';
import { ADMIN_EMAIL, given, isLetIn, PASSWORD } from './given.ts';

const MINUTE = 60_000;

test('the link in the mail verifies the address, in whatever browser it is opened', async () => {
  const { signUp, anybody, mailedToken, told } = await given();
  await signUp('anna@example.com');
  const response = await anybody()
    .post('/api/users/verify')
    .send({ token: await mailedToken('verify-email') });
  expect([response.status, response.body]).toEqual([200, {}]);
  const [updated] = await told('user:updated');
  expect(updated?.data).toMatchObject({ email: 'anna@example.com', emailVerified: true, version: 2 });
});

test('a link works once', async () => {
  const { signUp, anybody, mailedToken } = await given();
  await signUp();
  const token = await mailedToken('verify-email');
  const open = () => anybody().post('/api/users/verify').send({ token });
  expect((await open()).status).toBe(200);
  expect((await open()).body).toMatchObject({ status: 410, code: 'link-gone' });
});

// Red when using a link deletes neither it nor its kind: then it works again.
test('of many who open one link at once exactly one succeeds', async () => {
  const { signUp, anybody, mailedToken, told } = await given();
  await signUp();
  const token = await mailedToken('verify-email');
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => anybody().post('/api/users/verify').send({ token })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410, 410]);
  expect(await told('user:updated')).toHaveLength(1);
});

// Red when `use` does not ask for `expiresAt`.
test('a link is good for 30 minutes', async () => {
  const { signUp, anybody, mailedToken, clock } = await given();
  const anna = await signUp();
  const first = await mailedToken('verify-email');
  clock.advance(29 * MINUTE);
  await anna.post('/api/users/renew');
  expect((await anna.post('/api/users/verify/request')).status).toBe(202);
  const second = await mailedToken('verify-email');
  clock.advance(2 * MINUTE);
  expect((await anybody().post('/api/users/verify').send({ token: first })).status).toBe(410);
  expect((await anybody().post('/api/users/verify').send({ token: second })).status).toBe(200);
});

test('what is no link, or one for something else, is gone too', async () => {
  const { signUp, anybody, mailedToken } = await given();
  await signUp('anna@example.com');
  await anybody().post('/api/users/reset/request').send({ email: 'anna@example.com' });
  for (const token of ['made-up', await mailedToken('reset-password')]) {
    expect((await anybody().post('/api/users/verify').send({ token })).status).toBe(410);
  }
  expect((await anybody().post('/api/users/verify').send({})).status).toBe(400);
});

test('the database does not know the token, and once mailed the outbox does not either', async () => {
  const { signUp, mailedToken, deps, published } = await given();
  await signUp();
  const token = await mailedToken('verify-email');
  const links = await deps.connection.collection('links').find().toArray();
  expect(links).toHaveLength(1);
  expect(JSON.stringify(links)).not.toContain(token);
  expect((await published()).map((event) => event.type)).toContain('user:link-requested');
  expect(JSON.stringify(await deps.connection.collection('outbox').find().toArray())).not.toContain(token);
});

test('another link can be asked for, a few times an hour, until the address is verified', async () => {
  const { signUp, mailedToken, anybody } = await given({ limits: 'on' });
  const anna = await signUp();
  const ask = () => anna.post('/api/users/verify/request');
  for (let i = 0; i < 4; i += 1) expect((await ask()).status).toBe(202);
  await anna.post('/api/users/verify').send({ token: await mailedToken('verify-email') });
  expect((await ask()).body).toMatchObject({ status: 409, code: 'already-verified' });
  expect((await ask()).status).toBe(429);
  expect((await anybody().post('/api/users/verify/request')).status).toBe(401);
});

test('the administrator is who signs up with that address and opens the link that was mailed to it', async () => {
  const { signUp, mailedToken, told, somebody } = await given();
  const root = await signUp(ADMIN_EMAIL);
  expect((await root.post('/api/users/verify').send({ token: await mailedToken('verify-email') })).status).toBe(200);

  // The cookie of the answer says so at once.
  const { currentUser } = (await root.get('/api/users/currentuser')).body;
  expect(currentUser.roles).toEqual(['admin', 'buyer', 'seller']);
  expect(currentUser.permissions).toContain('users:manage');
  expect((await root.get('/api/users')).status).toBe(200);
  expect((await told('session:revoked')).map((event) => event.data)).toEqual([
    expect.objectContaining({ scope: 'user', reason: 'roles-changed' }),
  ]);
  const audit = await somebody({ permissions: ['users:manage'] }).get('/api/users/audit');
  expect(audit.body.items).toEqual([
    expect.objectContaining({ actorId: root.user.id, action: 'user-roles', subject: root.user.id }),
  ]);
});

// Red when the link alone is enough: a stranger signs up with the address, its owner clicks on the mail.
test("a stranger does not become administrator by the owner's click", async () => {
  const { signUp, anybody, mailedToken, signIn } = await given();
  const stranger = await signUp(ADMIN_EMAIL, "the stranger's password");
  const token = await mailedToken('verify-email');
  const owner = anybody();

  const click = await owner.post('/api/users/verify').send({ token });
  expect(click.body).toMatchObject({ status: 401, code: 'not-signed-in' });
  expect((await stranger.get('/api/users/currentuser')).body.currentUser.roles).toEqual(['buyer', 'seller']);

  // The owner's way in: a password of their own, by mail. It throws the stranger out.
  await owner.post('/api/users/reset/request').send({ email: ADMIN_EMAIL });
  const reset = await mailedToken('reset-password');
  expect((await owner.post('/api/users/reset').send({ token: reset, password: PASSWORD })).status).toBe(200);
  expect(await isLetIn(stranger)).toBe(false);
  expect((await stranger.post('/api/users/renew')).status).toBe(401);
  const root = await signIn(ADMIN_EMAIL, PASSWORD);
  expect((await root.get('/api/users')).status).toBe(200);
});
