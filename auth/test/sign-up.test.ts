import { expect, test } from '@jest/globals';
import { UserState } from '@ticketing-dev/common/contracts';
import { ADMIN_EMAIL, given, isLetIn, PASSWORD } from './given.ts';

test('signing up opens an account, signs in, and has the address verified', async () => {
  const { anybody, told } = await given();
  const browser = anybody();

  const response = await browser
    .post('/api/users/signup')
    .send({ email: '  Anna@Example.COM ', password: PASSWORD, name: ' Anna ', phone: '+491701234567' });

  expect(response.status).toBe(201);
  expect(response.body).toMatchObject({
    email: 'anna@example.com',
    name: 'Anna',
    phone: '+491701234567',
    emailVerified: false,
    roles: ['buyer', 'seller'],
    status: 'active',
    version: 1,
  });
  expect(JSON.stringify(response.body)).not.toMatch(/argon2|password/i);
  expect(response.get('Set-Cookie')?.join()).toMatch(/^session=[^;]+;.*httponly/i);
  expect(response.get('Set-Cookie')?.join()).toMatch(/samesite=lax/i);
  expect(await isLetIn(browser)).toBe(true);

  const [created] = await told('user:created');
  expect(created).toMatchObject({ source: '/auth', subject: response.body.id, data: response.body });
  expect(UserState.parse(created?.data)).toEqual(response.body);
  const [link] = await told('user:link-requested');
  expect(link?.data).toMatchObject({
    userId: response.body.id,
    email: 'anna@example.com',
    kind: 'verify-email',
    url: expect.stringMatching(/^http:\/\/localhost:3000\/verify\?token=[\w-]{43}$/),
    expiresAt: '2030-01-01T12:30:00.000Z',
  });
});

test('what is wrong is named by field, all at once, and nothing is saved', async () => {
  const { anybody, deps, outbox } = await given();
  const response = await anybody()
    .post('/api/users/signup')
    .send({ email: 'anna', password: 'short', phone: '0170', roles: ['admin'] });
  expect(response.status).toBe(400);
  const fields = response.body.errors.map((error: { field?: string }) => error.field);
  expect(fields).toEqual(expect.arrayContaining(['email', 'password', 'phone']));
  expect(await deps.users.page({ limit: 10 })).toEqual([]);
  expect(await outbox.types()).not.toContain('user:created');
});

test.each([
  ['a number', { email: 1, password: PASSWORD }],
  ['an operator', { email: { $ne: null }, password: PASSWORD }],
  ['a role', { email: 'eve@example.com', password: PASSWORD, roles: ['admin'] }],
  ['nothing', undefined],
])('%s where it does not belong is bad input', async (_, body) => {
  const { anybody } = await given();
  expect((await anybody().post('/api/users/signup').send(body)).status).toBe(400);
});

test('an address that is taken is refused in words a person understands, however it is typed', async () => {
  const { anybody, signUp } = await given();
  await signUp('anna@example.com');
  const response = await anybody().post('/api/users/signup').send({ email: 'ANNA@example.com', password: PASSWORD });
  expect(response.status).toBe(409);
  expect(response.body).toMatchObject({ code: 'email-taken', errors: [{ field: 'email' }] });
  expect(response.get('Set-Cookie')).toBeUndefined();
});

// Red when the index on `email` is not unique. Every form said: one account, one event, whoever was first.
test('of many sign-ups with one address at once exactly one opens an account', async () => {
  const { anybody, deps, told } = await given();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      anybody().post('/api/users/signup').send({ email: 'anna@example.com', password: PASSWORD }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  expect(await deps.users.page({ limit: 10 })).toHaveLength(1);
  expect(await told('user:created')).toHaveLength(1);
  expect(await told('user:link-requested')).toHaveLength(1);
});

// Red when `takenProbes` is not asked: then addresses can be tried out one after the other.
test('who asks for one taken address after the other is held back, other people are not', async () => {
  const { anybody, signUp } = await given({ limits: 'on' });
  await signUp('anna@example.com');
  const ask = (from: string, email: string) =>
    anybody().post('/api/users/signup').set('X-Forwarded-For', from).send({ email, password: PASSWORD });
  for (let i = 0; i < 20; i += 1) expect((await ask('10.0.0.1', 'anna@example.com')).status).toBe(409);
  const refused = await ask('10.0.0.1', 'anna@example.com');
  expect(refused.status).toBe(429);
  expect(Number(refused.get('Retry-After'))).toBeGreaterThan(0);
  // The same for an address that is free: else the refusal would tell them apart.
  expect((await ask('10.0.0.1', 'bert@example.com')).status).toBe(429);
  expect((await ask('10.0.0.2', 'anna@example.com')).status).toBe(409);
});

// Red when sign-up gives the role itself.
test("signing up with the administrator's address makes nobody an administrator", async () => {
  const { signUp } = await given();
  const stranger = await signUp(ADMIN_EMAIL);
  const { body } = await stranger.get('/api/users/currentuser');
  expect(body.currentUser.roles).toEqual(['buyer', 'seller']);
  expect((await stranger.get('/api/users')).status).toBe(403);
});

test('a page from elsewhere cannot sign anybody up', async () => {
  const { anybody } = await given();
  const response = await anybody()
    .post('/api/users/signup')
    .set('Sec-Fetch-Site', 'cross-site')
    .send({ email: 'anna@example.com', password: PASSWORD });
  expect(response.status).toBe(403);
});
