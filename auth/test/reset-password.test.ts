import { expect, test } from '@jest/globals';
import { given, isLetIn, PASSWORD } from './given.ts';

const NEW = 'another long password';

test('a forgotten password is set anew by a link; every session ends', async () => {
  const { signUp, signIn, anybody, mailedToken, told } = await given();
  const anna = await signUp('anna@example.com');
  const browser = anybody();
  const asked = await browser.post('/api/users/reset/request').send({ email: ' Anna@example.com' });
  expect([asked.status, asked.body]).toEqual([202, {}]);
  const links = (await told('user:link-requested')).map((event) => event.data);
  expect(links.at(-1)).toMatchObject({
    userId: anna.user.id,
    kind: 'reset-password',
    url: expect.stringMatching(/^http:\/\/localhost:3000\/reset\?token=[\w-]{43}$/),
  });

  const token = await mailedToken('reset-password');
  expect((await browser.post('/api/users/reset').send({ token, password: NEW })).status).toBe(200);

  expect(await isLetIn(anna)).toBe(false);
  expect(await isLetIn(browser)).toBe(false);
  expect((await signIn('anna@example.com', PASSWORD)).status).toBe(401);
  expect((await signIn('anna@example.com', NEW)).status).toBe(200);
  expect((await browser.post('/api/users/reset').send({ token, password: PASSWORD })).status).toBe(410);
  // Who reads the mailbox owns the address.
  expect((await told('user:updated')).map((event) => event.data)).toEqual([
    expect.objectContaining({ emailVerified: true, version: 2 }),
  ]);
});

// Red when an unknown account answers at once, or in other words.
test('asking tells nothing about who has an account', async () => {
  const { signUp, anybody, told } = await given();
  await signUp('anna@example.com');
  const ask = async (email: string) => {
    const start = performance.now();
    const { status, body } = await anybody().post('/api/users/reset/request').send({ email });
    return { status, body, ms: performance.now() - start };
  };
  const [known, unknown] = [await ask('anna@example.com'), await ask('nobody@example.com')];
  expect(known).toMatchObject({ status: 202, body: {} });
  expect(unknown).toMatchObject({ status: 202, body: {} });
  expect(Math.min(known.ms, unknown.ms)).toBeGreaterThan(240);
  expect(await told('user:link-requested')).toHaveLength(2);
});

test("nobody's mailbox is flooded, and nobody is told", async () => {
  const { signUp, anybody, told } = await given({ limits: 'on' });
  await signUp('anna@example.com');
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => anybody().post('/api/users/reset/request').send({ email: 'anna@example.com' })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(await told('user:link-requested')).toHaveLength(1 + 5);
});

// Red when using a link deletes neither it nor its kind: then it works again.
test('one link used twice at once sets one password', async () => {
  const { signUp, signIn, anybody, mailedToken } = await given();
  await signUp('anna@example.com');
  await anybody().post('/api/users/reset/request').send({ email: 'anna@example.com' });
  const token = await mailedToken('reset-password');
  const passwords = ['the first password', 'the second password'];
  const answers = await Promise.all(
    passwords.map((password) => anybody().post('/api/users/reset').send({ token, password })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  const signIns = await Promise.all(passwords.map((password) => signIn('anna@example.com', password)));
  expect(signIns.map(({ status }) => status)).toEqual(answers.map(({ status }) => (status === 200 ? 200 : 401)));
});

test('a link is good for 30 minutes, and worth nothing once the password was changed or another link used', async () => {
  const { signUp, anybody, mailedToken, clock } = await given();
  const anna = await signUp('anna@example.com');
  const ask = async () => {
    await anybody().post('/api/users/reset/request').send({ email: 'anna@example.com' });
    return mailedToken('reset-password');
  };
  const reset = async (token: string) =>
    (await anybody().post('/api/users/reset').send({ token, password: NEW })).status;

  const late = await ask();
  clock.advance(31 * 60_000);
  expect(await reset(late)).toBe(410);

  const before = await ask();
  await anna.post('/api/users/renew');
  const change = { currentPassword: PASSWORD, newPassword: NEW };
  expect((await anna.post('/api/users/password').send(change)).status).toBe(200);
  expect(await reset(before)).toBe(410);

  const [first, second] = [await ask(), await ask()];
  expect(await reset(first)).toBe(200);
  expect(await reset(second)).toBe(410);
});

test('a password that is too short leaves the link as it was', async () => {
  const { signUp, anybody, mailedToken } = await given();
  await signUp('anna@example.com');
  await anybody().post('/api/users/reset/request').send({ email: 'anna@example.com' });
  const token = await mailedToken('reset-password');
  expect((await anybody().post('/api/users/reset').send({ token, password: 'short' })).status).toBe(400);
  expect((await anybody().post('/api/users/reset').send({ token, password: NEW })).status).toBe(200);
});
