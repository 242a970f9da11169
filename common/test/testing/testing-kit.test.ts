import { afterAll, expect, test } from '@jest/globals';
import { Schema } from 'mongoose';
import { INITIAL_ROLES, OrderCreated, RoleUpdated } from '../../src/contracts/index.ts';
import { buildHttpApp, currentUser } from '../../src/http/index.ts';
import { consume } from '../../src/messaging/index.ts';
import {
  anonymous,
  caller,
  deliver,
  eventually,
  fixedClock,
  fixedIds,
  outboxOf,
  sample,
  testBase,
} from '../../src/testing/index.ts';

const clock = fixedClock();
const base = await testBase('orders', { clock, newId: fixedIds() });
const model = base.connection.model('Thing', new Schema({ _id: String, name: { type: String, unique: true } }));
await base.prepare();
afterAll(() => base.close());

const app = buildHttpApp(base, (routes) => routes.get('/api/me', (req, res) => void res.json(currentUser(req))));

test('what a transaction tells is in the outbox, and published once it was sent', async () => {
  const { data } = sample(OrderCreated);

  await base.transaction(async (tx) => void tx.tell(OrderCreated, { subject: data.id, data }));

  expect(await outboxOf(base).types()).toEqual(['order:created']);
  expect(await outboxOf(base).events()).toMatchObject([
    { id: '00000000-0000-7000-8000-000000000001', time: clock().toISOString(), subject: data.id },
  ]);
  expect(await base.published()).toMatchObject([{ type: 'order:created', subject: data.id }]);
  expect(await base.outbox.backlog()).toMatchObject({ pending: 0 });
});

test('indexes of models registered after the base are there once it is prepared', async () => {
  await model.create({ _id: '1', name: 'one' });
  await expect(model.create({ _id: '2', name: 'one' })).rejects.toMatchObject({ code: 11_000 });
});

test('deliver checks the contract, finds the handler and throws what it throws', async () => {
  const seen: string[] = [];
  const handlers = [
    consume(OrderCreated, (_deps: typeof base, event) => {
      seen.push(event.data.id);
      if (event.data.quantity === 7) throw new Error('seven');
    }),
  ];
  const event = sample(OrderCreated);
  await deliver(base, handlers, event);
  expect(seen).toEqual([event.data.id]);

  await expect(deliver(base, handlers, sample(OrderCreated, { data: { quantity: 7 } }))).rejects.toThrow('seven');
  await expect(deliver(base, handlers, { ...event, data: { id: 'x' } })).rejects.toThrow(/Invalid/);
  await expect(deliver(base, [], event)).rejects.toThrow('nobody hears order:created');
});

test('roles arrive in the copy as in every service, newest version first', async () => {
  const role = (permissions: string[], version: number) => ({
    definition: RoleUpdated,
    subject: 'buyer',
    data: { id: 'buyer', permissions, version },
  });
  expect(await base.roles.permissionsOf(['buyer'])).toEqual(INITIAL_ROLES.buyer);
  await deliver(base, [], role(['orders:create', 'ops'], 2));
  await deliver(base, [], role([], 1));
  expect(await base.roles.permissionsOf(['buyer'])).toEqual(['orders:create', 'ops']);
});

test('a caller is signed in with the roles and permissions asked for, whatever the clock says', async () => {
  const somebody = caller(app, { roles: ['seller'], permissions: ['users:manage'] });
  const answer = await somebody.get('/api/me');
  expect(answer.body).toMatchObject({
    id: somebody.user.id,
    permissions: ['tickets:create', 'users:manage'],
  });
  expect((await anonymous(app).get('/api/me')).status).toBe(401);
});

test('eventually answers what the assertion answers, and throws its last failure in the end', async () => {
  let tries = 0;
  const third = () => {
    tries += 1;
    if (tries < 3) throw new Error(`try ${tries}`);
    return tries;
  };
  expect(await eventually(third)).toBe(3);
  const never = () => Promise.reject(new Error('never'));
  await expect(eventually(never, { withinMs: 60 })).rejects.toThrow('never');
});
