import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { INITIAL_ROLES } from '../../src/contracts/index.ts';
import { rolesCopy } from '../../src/http/index.ts';
import { ensureIndexes, newConnection, openConnection } from '../../src/mongo/index.ts';
import { eventually, testBase } from '../../src/testing/index.ts';
import { hangingProxy } from './hanging-proxy.ts';

const base = await testBase('support', { redis: 'none' });
await base.prepare();
/** Another process of the service: the same database. */
const connection = newConnection();
const elsewhere = rolesCopy(connection);
const { host, pathname } = new URL(base.config.MONGO_URL);
const [hostname = '', port = '27017'] = host.split(':');
const proxy = await hangingProxy({ hostname, port });
await openConnection(connection, `mongodb://127.0.0.1:${proxy.port}${pathname}?directConnection=true`);
await ensureIndexes(connection);
afterAll(async () => {
  await connection.close();
  await proxy.close();
  await base.close();
});

test('until the copy arrives, roles are what they are from the first start', async () => {
  expect(await base.roles.permissionsOf(['buyer', 'seller'])).toEqual(['orders:create', 'tickets:create']);
  expect(await base.roles.permissionsOf(['admin'])).toEqual(INITIAL_ROLES.admin);
  expect(await base.roles.permissionsOf(['unheard-of'])).toEqual([]);
});

test('the newest version is kept, however they come, and overlapping roles add up', async () => {
  await base.roles.save({ id: 'helper', permissions: ['users:read-any', 'ops'], version: 2 });
  await base.roles.save({ id: 'helper', permissions: [], version: 1 });
  await base.roles.save({ id: 'auditor', permissions: ['ops'], version: 1 });
  expect(await base.roles.permissionsOf(['helper', 'auditor'])).toEqual(['users:read-any', 'ops']);
});

test('another process sees a change within two seconds', async () => {
  expect(await elsewhere.permissionsOf(['clerk'])).toEqual([]);
  await base.roles.save({ id: 'clerk', permissions: ['ops'], version: 1 });
  await eventually(async () => expect(await elsewhere.permissionsOf(['clerk'])).toEqual(['ops']), { withinMs: 2_500 });
});

// Red when the answer waits for Mongo.
test('while Mongo hangs, and when it is gone, the last known answer holds', async () => {
  const ask = async () => {
    const startedAt = performance.now();
    expect(await elsewhere.permissionsOf(['clerk'])).toEqual(['ops']);
    return performance.now() - startedAt;
  };
  proxy.hang(true);
  await sleep(2_100);
  expect(await ask()).toBeLessThan(900);
  await connection.close(true);
  expect(await ask()).toBeLessThan(900);
});
