import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { PERMISSIONS } from '@ticketing-dev/common/contracts';
import { ensureInitialRoles } from '../src/use-cases/ensure-initial-roles.ts';
import { grantAdmin } from '../src/use-cases/grant-admin.ts';
import { type Given, given, isLetIn, PASSWORD } from './given.ts';

async function givenAdmin(email = 'root@example.com', world?: Given) {
  const all = world ?? (await given());
  await all.signUp(email);
  await grantAdmin(all.deps, { email });
  const admin = await all.signIn(email);
  const { currentUser } = (await admin.get('/api/users/currentuser')).body;
  return { ...all, world: all, admin, adminId: currentUser.id as string };
}

test('the table of user types is filled at the first start, told once, and then left alone', async () => {
  const { deps, told, somebody } = await given();
  await Promise.all([ensureInitialRoles(deps), ensureInitialRoles(deps)]);
  expect(await told('role:updated')).toHaveLength(3);
  const { body } = await somebody({ permissions: ['roles:manage'] }).get('/api/users/roles');
  expect(body).toEqual({
    items: [
      { id: 'admin', permissions: [...PERMISSIONS].sort(), version: 1 },
      { id: 'buyer', permissions: ['orders:create'], version: 1 },
      { id: 'seller', permissions: ['tickets:create'], version: 1 },
    ],
    nextCursor: null,
  });
});

// P7. Red when a route forgets its permission.
test.each([
  ['get', '/api/users', 'users:read-any'],
  ['get', '/api/users/roles', 'roles:manage'],
  ['put', '/api/users/roles/buyer', 'roles:manage'],
  ['put', '/api/users/0190a000-0000-7000-8000-000000000000/roles', 'users:manage'],
  ['put', '/api/users/0190a000-0000-7000-8000-000000000000/status', 'users:manage'],
  ['get', '/api/users/audit', 'users:manage'],
] as const)('%s %s is for those with %s alone', async (method, path, permission) => {
  const { anybody, somebody } = await given();
  const others = PERMISSIONS.filter((one) => one !== permission);
  expect((await anybody()[method](path)).status).toBe(401);
  expect((await somebody({ permissions: others })[method](path)).status).toBe(403);
  expect([200, 400]).toContain((await somebody({ permissions: [permission] })[method](path)).status);
});

test('accounts are listed newest first, page by page, or one by its address', async () => {
  const { signUp, somebody } = await given();
  for (const name of ['a', 'b', 'c', 'd', 'e']) await signUp(`${name}@example.com`);
  const admin = somebody({ permissions: ['users:read-any'] });
  const emails: string[] = [];
  let cursor: string | null = null;
  do {
    const { body } = await admin.get('/api/users').query({ limit: 2, ...(cursor && { cursor }) });
    emails.push(...body.items.map((user: { email: string }) => user.email));
    expect(JSON.stringify(body)).not.toContain('argon2');
    cursor = body.nextCursor;
  } while (cursor);
  expect(emails).toEqual(['e', 'd', 'c', 'b', 'a'].map((name) => `${name}@example.com`));

  const one = await admin.get('/api/users').query({ email: 'B@example.com' });
  expect(one.body.items.map((user: { email: string }) => user.email)).toEqual(['b@example.com']);
  expect((await admin.get('/api/users').query({ cursor: 'x' })).status).toBe(400);
  expect((await admin.get('/api/users').query({ limit: 101 })).status).toBe(400);
});

test("a user's roles are set; tokens from before are refused and renewed ones say what is true", async () => {
  const { admin, adminId, signUp, told, clock } = await givenAdmin();
  const anna = await signUp('anna@example.com');
  clock.advance(1_000);
  await admin.put('/api/users/roles/box-office').send({ permissions: ['orders:read-any', 'users:read-any'] });

  const response = await admin.put(`/api/users/${anna.user.id}/roles`).send({ roles: ['buyer', 'box-office'] });

  expect(response.status).toBe(200);
  expect(response.body).toMatchObject({ roles: ['box-office', 'buyer'], version: 2 });
  expect((await told('user:updated')).at(-1)?.data).toEqual(response.body);
  expect((await told('session:revoked')).at(-1)?.data).toMatchObject({
    scope: 'user',
    id: anna.user.id,
    reason: 'roles-changed',
  });
  expect(await isLetIn(anna)).toBe(false);
  expect((await anna.post('/api/users/renew')).status).toBe(200);
  expect((await anna.get('/api/users')).status).toBe(200);
  expect((await anna.get('/api/users/currentuser')).body.currentUser.permissions).not.toContain('tickets:create');

  const { items } = (await admin.get('/api/users/audit')).body;
  expect(items[0]).toEqual({
    id: expect.any(String),
    at: '2030-01-01T12:00:01.000Z',
    actorId: adminId,
    action: 'user-roles',
    subject: anna.user.id,
    before: ['buyer', 'seller'],
    after: ['box-office', 'buyer'],
  });
  expect(items[1]).toMatchObject({ actorId: adminId, action: 'role-permissions', subject: 'box-office', before: null });
});

test('a role there is not, and a user there is not, change nothing', async () => {
  const { admin, signUp } = await givenAdmin();
  const anna = await signUp('anna@example.com');
  const put = (id: string, roles: unknown) => admin.put(`/api/users/${id}/roles`).send({ roles });
  const unknown = await put(anna.user.id, ['buyer', 'wizard']);
  expect(unknown.body).toMatchObject({ status: 422, code: 'unknown-role', errors: [{ field: 'roles' }] });
  expect((await put('0190a000-0000-7000-8000-000000000000', ['buyer'])).status).toBe(404);
  expect((await put('anna', ['buyer'])).status).toBe(404);
  expect((await put(anna.user.id, [])).status).toBe(400);
  expect((await put(anna.user.id, ['seller', 'buyer'])).body.version).toBe(1);
});

// P7. Red when `mustHold` is not asked: then `users:manage` is as good as being an administrator.
test('nobody gives or takes rights that are not their own', async () => {
  const { admin, adminId, signUp, somebody } = await givenAdmin();
  const eve = await signUp('eve@example.com');
  const moderator = somebody({
    id: eve.user.id,
    permissions: ['users:manage', 'roles:manage', 'orders:create', 'tickets:create'],
  });
  const refusal = { status: 403, code: 'beyond-own-rights' };
  expect((await moderator.put(`/api/users/${eve.user.id}/roles`).send({ roles: ['admin'] })).body).toMatchObject(
    refusal,
  );
  expect((await moderator.put(`/api/users/${adminId}/roles`).send({ roles: ['buyer'] })).body).toMatchObject(refusal);
  expect((await moderator.put(`/api/users/${adminId}/status`).send({ status: 'suspended' })).body).toMatchObject(
    refusal,
  );
  expect((await moderator.put('/api/users/roles/buyer').send({ permissions: [...PERMISSIONS] })).body).toMatchObject(
    refusal,
  );
  expect((await moderator.put(`/api/users/${eve.user.id}/roles`).send({ roles: ['buyer'] })).status).toBe(200);
  expect(await isLetIn(admin)).toBe(true);
});

test('a suspended user is out everywhere at once, and in again when reactivated', async () => {
  const { admin, signUp, signIn, told } = await givenAdmin();
  const laptop = await signUp('anna@example.com');
  const phone = await signIn('anna@example.com');
  const set = (status: string) => admin.put(`/api/users/${laptop.user.id}/status`).send({ status });

  expect((await set('suspended')).body).toMatchObject({ status: 'suspended', version: 2 });
  expect(await Promise.all([laptop, phone].map(isLetIn))).toEqual([false, false]);
  expect((await phone.post('/api/users/renew')).status).toBe(401);
  expect((await laptop.get('/api/users/currentuser')).body).toEqual({ currentUser: null });
  expect((await signIn('anna@example.com')).status).toBe(403);
  expect((await told('session:revoked')).at(-1)?.data).toMatchObject({ scope: 'user', reason: 'suspended' });
  expect((await set('suspended')).body.version).toBe(2);

  expect((await set('active')).body).toMatchObject({ status: 'active', version: 3 });
  expect(await isLetIn(await signIn('anna@example.com'))).toBe(true);
  expect(await isLetIn(laptop)).toBe(false);
  expect((await set('deleted')).status).toBe(400);
  const { items } = (await admin.get('/api/users/audit')).body;
  expect(items.filter((entry: { action: string }) => entry.action === 'user-status')).toHaveLength(2);
});

// Red when signing in does not write the account's row (`visits`), which the suspension writes, too.
test('who is suspended in the middle of signing in does not stay in', async () => {
  const { admin, signUp, anybody, deps } = await givenAdmin();
  const { user } = await signUp('anna@example.com');
  const { add } = deps.sessionTable;
  let suspending: Promise<unknown> = Promise.resolve();
  deps.sessionTable.add = async (...input) => {
    deps.sessionTable.add = add;
    suspending = Promise.resolve(admin.put(`/api/users/${user.id}/status`).send({ status: 'suspended' }));
    await Promise.race([suspending, pause(2_500)]);
    return add(...input);
  };
  const browser = anybody();
  const body = { email: 'anna@example.com', password: PASSWORD };
  expect((await browser.post('/api/users/signin').send(body)).status).toBe(200);
  expect(await suspending).toMatchObject({ status: 200 });
  expect(await deps.sessionTable.ofUser(user.id, deps.clock())).toEqual([]);
  expect(await isLetIn(browser)).toBe(false);
  expect((await browser.post('/api/users/renew')).status).toBe(401);
});

test('the last administrator stays one', async () => {
  const { admin, adminId } = await givenAdmin();
  const refusal = { status: 409, code: 'last-admin' };
  expect((await admin.put(`/api/users/${adminId}/roles`).send({ roles: ['buyer'] })).body).toMatchObject(refusal);
  expect((await admin.put(`/api/users/${adminId}/status`).send({ status: 'suspended' })).body).toMatchObject(refusal);
  expect((await admin.delete('/api/users/me').send({ password: PASSWORD })).body).toMatchObject(refusal);
  const keep = await admin.put('/api/users/roles/admin').send({ permissions: ['users:manage'] });
  expect(keep.body).toMatchObject({ status: 422, code: 'admin-keeps-rights' });
  expect(await isLetIn(admin)).toBe(true);
});

// Red when `lockAdmins` does not write: both transactions then still see the other's administrator.
test('two administrators who remove each other at once do not both succeed', async () => {
  const first = await givenAdmin('root@example.com');
  const second = await givenAdmin('boss@example.com', first.world);
  for (let round = 0; round < 5; round += 1) {
    const answers = await Promise.all([
      first.admin.put(`/api/users/${second.adminId}/roles`).send({ roles: ['buyer'] }),
      second.admin.put(`/api/users/${first.adminId}/roles`).send({ roles: ['buyer'] }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const email of ['root@example.com', 'boss@example.com']) await grantAdmin(first.deps, { email });
    for (const { admin } of [first, second]) await admin.post('/api/users/renew');
  }
});

test('what a role allows is changed for all who have it, without a new token', async () => {
  const { admin, signUp, told } = await givenAdmin();
  const anna = await signUp('anna@example.com');
  expect((await anna.get('/api/users')).status).toBe(403);
  const response = await admin.put('/api/users/roles/buyer').send({ permissions: ['users:read-any', 'orders:create'] });
  expect(response.body).toEqual({ id: 'buyer', permissions: ['orders:create', 'users:read-any'], version: 2 });
  expect((await told('role:updated')).at(-1)).toMatchObject({ subject: 'buyer', data: response.body });
  expect((await anna.get('/api/users')).status).toBe(200);
  expect((await admin.put('/api/users/roles/buyer').send({ permissions: ['fly'] })).status).toBe(400);
  expect((await admin.put('/api/users/roles/No%20Role').send({ permissions: [] })).status).toBe(404);
});

test('an operator makes an administrator of an existing account', async () => {
  const { deps, signUp, told } = await given();
  await signUp('anna@example.com');
  expect((await grantAdmin(deps, { email: 'anna@example.com' })).roles).toContain('admin');
  expect((await grantAdmin(deps, { email: 'anna@example.com' })).version).toBe(2);
  expect(await told('user:updated')).toHaveLength(1);
  await expect(grantAdmin(deps, { email: 'nobody@example.com' })).rejects.toMatchObject({ code: 'unknown-user' });
});
