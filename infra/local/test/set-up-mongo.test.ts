import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { freePorts } from '../src/process/free-ports.ts';
import type { MongoSet } from '../src/set-up/place.ts';
import { kubernetes } from '../src/set-up/place.ts';
import { secretsAt } from '../src/set-up/secrets-at.ts';
import { setUpSet } from '../src/set-up/set-up-mongo.ts';
import { newSecrets } from '../src/stack/secrets.ts';

const dir = mkdtempSync(join(tmpdir(), 'ticketing-test-set-'));
const members: ChildProcess[] = [];
const hosts: string[] = [];
const table = secretsAt(kubernetes({ members: 1, doubled: true }), newSecrets(), {});
const secret = (key: string) => table['orders-mongo']?.[key] ?? '';

/** Members as their pods start them: with a key, and nobody to log in as. */
beforeAll(async () => {
  const freePort = freePorts(dir);
  writeFileSync(join(dir, 'key'), secret('keyfile'), { mode: 0o400 });
  for (const name of ['a', 'b']) {
    const port = await freePort();
    const dbpath = join(dir, name);
    mkdirSync(dbpath);
    const where = ['--dbpath', dbpath, '--port', `${port}`, '--bind_ip', '127.0.0.1', '--nounixsocket'];
    const args = [...where, '--replSet', 'ticketing', '--keyFile', join(dir, 'key'), '--wiredTigerCacheSizeGB', '0.25'];
    members.push(spawn(process.env.TEST_MONGOD_BINARY ?? '', args, { stdio: 'ignore' }));
    hosts.push(`127.0.0.1:${port}`);
  }
});
afterAll(async () => {
  const ended = members.map((member) => new Promise((resolve) => member.once('exit', resolve)));
  for (const member of members) member.kill('SIGKILL');
  await Promise.all(ended);
  rmSync(dir, { recursive: true, force: true });
});

const set = (size: number): MongoSet => ({ name: 'orders-mongo', hosts: hosts.slice(0, size), services: ['orders'] });

async function as<T>(user: string, database: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const login = `${user}:${secret(`password-${user}`)}`;
  const client = new MongoClient(`mongodb://${login}@${hosts[0]}/${database}?replicaSet=ticketing`);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

test('members become one set, its service has its own database only, and a member that is new joins', async () => {
  await setUpSet(set(1), secret);
  await setUpSet(set(1), secret); // again: nothing new
  await as('orders', 'orders', async (client) => {
    await client.db('orders').collection('rows').insertOne({ kept: true });
    await expect(client.db('auth').collection('users').findOne()).rejects.toThrow(/not authorized/);
  });
  await expect(
    new MongoClient(`mongodb://${hosts[0]}/?directConnection=true`).db('orders').collection('rows').findOne(),
  ).rejects.toThrow(/requires authentication/);

  await setUpSet(set(2), secret);
  const config = await as('admin', 'admin', (client) => client.db('admin').command({ replSetGetConfig: 1 }));
  expect(config.config.members.map(({ host }: { host: string }) => host)).toEqual(hosts);
}, 120_000);
