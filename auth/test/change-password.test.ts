import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { given, isLetIn, PASSWORD } from './given.ts';

const NEW = 'another long password';
const body = { currentPassword: PASSWORD, newPassword: NEW };

test('a new password ends every other session; the old one is worth nothing', async () => {
  const { signUp, signIn, told } = await given();
  const here = await signUp('anna@example.com');
  const elsewhere = await signIn('anna@example.com');

  expect((await here.post('/api/users/password').send(body)).status).toBe(200);

  expect(await isLetIn(here)).toBe(true);
  expect(await isLetIn(elsewhere)).toBe(false);
  expect((await elsewhere.post('/api/users/renew')).status).toBe(401);
  expect((await signIn('anna@example.com', PASSWORD)).status).toBe(401);
  expect((await signIn('anna@example.com', NEW)).status).toBe(200);
  expect((await told('session:revoked')).map((event) => event.data)).toEqual([
    expect.objectContaining({ scope: 'session', reason: 'password-changed' }),
  ]);
});

test('the current password is asked for, and is not to be guessed', async () => {
  const { signUp, signIn, anybody } = await given({ limits: 'on' });
  const anna = await signUp('anna@example.com');
  const guess = () => anna.post('/api/users/password').send({ ...body, currentPassword: 'a guess' });
  for (let i = 0; i < 5; i += 1) {
    const refused = await guess();
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'wrong-password', errors: [{ field: 'currentPassword' }] });
  }
  expect((await guess()).status).toBe(429);
  expect((await signIn('anna@example.com', 'a guess')).status).toBe(429);
  expect((await anybody().post('/api/users/password').send(body)).status).toBe(401);
});

test('a new password that is too short is bad input', async () => {
  const { signUp } = await given();
  const anna = await signUp();
  const response = await anna.post('/api/users/password').send({ ...body, newPassword: 'short' });
  expect(response.body).toMatchObject({ status: 400, errors: [{ field: 'newPassword' }] });
});

// Red when signing in does not ask for the password's hash again in its transaction.
test('a password that was changed after it was checked signs nobody in', async () => {
  const { signUp, deps, signIn } = await given();
  const anna = await signUp('anna@example.com');
  const { fits } = deps.passwords;
  deps.passwords.fits = async (...input) => {
    const answer = await fits(...input);
    deps.passwords.fits = fits;
    expect((await anna.post('/api/users/password').send(body)).status).toBe(200);
    return answer;
  };
  expect((await signIn('anna@example.com', PASSWORD)).status).toBe(401);
});

// Red when signing in does not write the account's row (`visits`), which the change of the password writes, too.
test('who signs in with the old password in the middle of its change does not stay in', async () => {
  const { signUp, deps, signIn } = await given();
  const anna = await signUp('anna@example.com');
  const { add } = deps.sessionTable;
  let changing: Promise<unknown> = Promise.resolve();
  deps.sessionTable.add = async (...input) => {
    deps.sessionTable.add = add;
    changing = Promise.resolve(anna.post('/api/users/password').send(body));
    await Promise.race([changing, pause(2_500)]);
    return add(...input);
  };
  const thief = await signIn('anna@example.com', PASSWORD);
  expect(thief.status).toBe(200);
  expect(await changing).toMatchObject({ status: 200 });
  expect(await isLetIn(thief)).toBe(false);
  expect((await thief.post('/api/users/renew')).status).toBe(401);
  expect(await deps.sessionTable.ofUser(anna.user.id, deps.clock())).toHaveLength(1);
});

test('changes and sign-ins at once leave one session, the one that changed the password', async () => {
  const { signUp, deps, anybody } = await given();
  for (let round = 0; round < 5; round += 1) {
    const email = `anna${round}@example.com`;
    const anna = await signUp(email);
    const thief = anybody();
    const [changed, signedIn] = await Promise.all([
      anna.post('/api/users/password').send(body),
      thief.post('/api/users/signin').send({ email, password: PASSWORD }),
    ]);
    expect(changed.status).toBe(200);
    expect([200, 401]).toContain(signedIn.status);
    expect(await isLetIn(thief)).toBe(false);
    expect(await deps.sessionTable.ofUser(anna.user.id, deps.clock())).toHaveLength(1);
  }
});
