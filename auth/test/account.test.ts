import { expect, test } from '@jest/globals';
import { given, isLetIn, PASSWORD } from './given.ts';

test('name and phone can be changed and taken back, and the others hear of it', async () => {
  const { signUp, told } = await given();
  const anna = await signUp('anna@example.com');
  const response = await anna.patch('/api/users/me').send({ name: ' Anna ', phone: '+491701234567' });
  expect(response.status).toBe(200);
  expect(response.body).toMatchObject({ id: anna.user.id, name: 'Anna', phone: '+491701234567', version: 2 });
  expect((await anna.patch('/api/users/me').send({ phone: null })).body).toMatchObject({ name: 'Anna', phone: null });
  expect((await anna.patch('/api/users/me').send({ name: 'Anna' })).body.version).toBe(3);
  expect((await told('user:updated')).map((event) => event.data)).toEqual([
    response.body,
    { ...response.body, phone: null, version: 3 },
  ]);
});

test.each([
  { email: 'other@example.com' },
  { roles: ['admin'] },
  { emailVerified: true },
  { name: '' },
  { phone: 'x' },
])('%j is not for the user to say', async (changes) => {
  const { signUp, anybody } = await given();
  const anna = await signUp();
  expect((await anna.patch('/api/users/me').send(changes)).status).toBe(400);
  expect((await anybody().patch('/api/users/me').send({ name: 'Eve' })).status).toBe(401);
});

// P5. Red when a change is saved on an account that was read outside of its transaction.
test('changes at the same moment each get a version of their own, and none is lost', async () => {
  const { signUp, told } = await given();
  const anna = await signUp();
  const answers = await Promise.all([
    ...Array.from({ length: 4 }, (_, i) => anna.patch('/api/users/me').send({ name: `Anna ${i}` })),
    ...Array.from({ length: 4 }, (_, i) => anna.patch('/api/users/me').send({ phone: `+49170123456${i}` })),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const states = (await told('user:updated')).map(
    (event) => event.data as { version: number; name: unknown; phone: unknown },
  );
  expect(states.map(({ version }) => version).sort()).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  const last = states.find(({ version }) => version === 9);
  expect([last?.name, last?.phone]).toEqual([expect.stringMatching(/^Anna/), expect.stringMatching(/^\+49/)]);
});

test('somebody reads their own account', async () => {
  const { signUp, anybody } = await given();
  const anna = await signUp('anna@example.com');
  expect((await anna.get('/api/users/me')).body).toEqual(anna.user);
  expect((await anybody().get('/api/users/me')).status).toBe(401);
});

test('of an account that is gone there is nothing to read, though the token is still good', async () => {
  const { somebody } = await given();
  const { status, body } = await somebody().get('/api/users/me');
  expect([status, body.code]).toEqual([401, 'not-signed-in']);
});

// Red without checkPassword in delete-account.ts: a browser left open would do.
test('an account is deleted only by whom knows its password, and wrong tries are counted', async () => {
  const { signUp } = await given({ limits: 'on' });
  const anna = await signUp('anna@example.com');
  const remove = (body?: object) => anna.delete('/api/users/me').send(body);

  expect((await remove()).status).toBe(400);
  for (let i = 0; i < 5; i += 1) {
    const { status, body } = await remove({ password: 'not the password' });
    expect([status, body.code, body.errors?.[0].field]).toEqual([422, 'wrong-password', 'password']);
  }
  expect((await remove({ password: PASSWORD })).status).toBe(429);
  expect(await isLetIn(anna)).toBe(true);
});

// Red without told.forget: 90 days long a replay would tell the world of somebody who is gone.
test('what was told of a deleted person does not stay in the outbox', async () => {
  const { signUp, deps, outbox } = await given();
  const anna = await signUp('anna@example.com');
  const bert = await signUp('bert@example.com');
  const rows = deps.connection.collection<{ _id: string; event: { subject: string; type: string } }>('outbox');
  await rows.updateMany({ 'event.type': 'user:created' }, { $set: { sentAt: new Date() } });
  await anna.patch('/api/users/me').send({ name: 'Anna' }).expect(200);

  await anna.delete('/api/users/me').send({ password: PASSWORD }).expect(204);

  const ofAnna = { 'event.subject': anna.user.id, 'event.type': /^user:(created|updated|deleted)$/ };
  expect((await rows.find(ofAnna).toArray()).map(({ event }) => event.type)).toEqual(['user:updated', 'user:deleted']);
  // The change that still waited is told and then removed, as secrets are.
  await deps.outbox.markSent(new Set((await rows.find().toArray()).map(({ _id }) => _id)));
  expect((await rows.find(ofAnna).toArray()).map(({ event }) => event.type)).toEqual(['user:deleted']);
  const left = JSON.stringify((await outbox.events()).filter(({ type }) => type.startsWith('user:')));
  expect(left).toContain(bert.user.id);
  expect(left).not.toContain('anna@example.com');
});

test('a deleted account leaves a tombstone, no session, and its address free', async () => {
  const { signUp, signIn, told, deps, mailedToken, anybody } = await given();
  const anna = await signUp('anna@example.com');
  const phone = await signIn('anna@example.com');
  const link = await mailedToken('verify-email');

  expect((await anna.delete('/api/users/me').send({ password: PASSWORD })).status).toBe(204);

  expect(await Promise.all([anna, phone].map(isLetIn))).toEqual([false, false]);
  expect((await phone.post('/api/users/renew')).status).toBe(401);
  expect((await signIn('anna@example.com', PASSWORD)).status).toBe(401);
  expect((await anybody().post('/api/users/verify').send({ token: link })).status).toBe(410);
  expect((await told('user:deleted')).map((event) => event.data)).toEqual([
    { id: anna.user.id, status: 'deleted', version: 2 },
  ]);
  const revoked = (await told('session:revoked')).map((event) => event.data);
  expect(revoked).toHaveLength(3);
  expect(revoked).toContainEqual(expect.objectContaining({ scope: 'user', id: anna.user.id, reason: 'deleted' }));
  expect(await deps.users.find(anna.user.id)).toBeUndefined();
  const again = await signUp('anna@example.com');
  expect(again.user.id).not.toBe(anna.user.id);
});
