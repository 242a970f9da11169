import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { makeAdmin, makeServiceUser } from '../servers/mongo-users.ts';
import { type MongoSet, type Place, REPLICA_SET } from './place.ts';

const PATIENCE_MS = 300_000;
const Config = z.object({ SECRETS_DIR: z.string() });

/** Makes of each set's members one replica set and gives it its users; a set that has grown takes up its new members. */
export async function setUpMongo({ mongoSets }: Place, env: NodeJS.ProcessEnv): Promise<void> {
  const { SECRETS_DIR } = Config.parse(env);
  await Promise.all(
    mongoSets.map((set) => setUpSet(set, (key) => readFileSync(join(SECRETS_DIR, set.name, key), 'utf8'))),
  );
}

/** @param secret reads a value of the set's own secret */
export async function setUpSet(set: MongoSet, secret: (key: string) => string): Promise<void> {
  const key = secret('keyfile').trim();
  for (const host of set.hosts) await withMember({ host, key }, (client) => client.db('admin').command({ ping: 1 }));
  const [first = ''] = set.hosts;
  await withMember({ host: first, key }, (client) => initiate(client, first));
  await withSet({ hosts: set.hosts, key }, async (client) => {
    for (const host of set.hosts) await insist(() => addMember(client, host));
    await makeAdmin(client, secret('password-admin'));
    for (const service of set.services) await makeServiceUser(client, service, secret(`password-${service}`));
  });
}

/** A set of one: the others join it. One that is there stays as it is. */
async function initiate(client: MongoClient, host: string): Promise<void> {
  const config = { _id: REPLICA_SET, members: [{ _id: 0, host }] };
  await client
    .db('admin')
    .command({ replSetInitiate: config })
    .catch((error: Error & { codeName?: string }) => {
      if (error.codeName !== 'AlreadyInitialized') throw error;
    });
}

/** One at a time, as MongoDB wants it; fails for as long as the one before is still catching up. */
async function addMember(client: MongoClient, host: string): Promise<void> {
  const admin = client.db('admin');
  const { config } = await admin.command({ replSetGetConfig: 1 });
  const Members = z.array(z.looseObject({ _id: z.int(), host: z.string() }));
  const members = Members.parse(config.members);
  if (members.some((member) => member.host === host)) return;
  const next = { _id: 1 + Math.max(...members.map(({ _id }) => _id)), host };
  await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members: [...members, next] } });
}

/**
 * Before there are users the members' own key opens the door, from anywhere it is known: that is how members know each other.
 * https://www.mongodb.com/docs/manual/core/security-internal-authentication/
 */
function withMember<T>({ host, key }: { host: string; key: string }, work: (client: MongoClient) => Promise<T>) {
  return insist(() => withClient(`mongodb://${login(key)}@${host}/?authSource=local&directConnection=true`, work));
}

/** Writes go to whoever is primary. */
function withSet<T>(
  { hosts, key }: { hosts: readonly string[]; key: string },
  work: (client: MongoClient) => Promise<T>,
) {
  const url = `mongodb://${login(key)}@${hosts.join(',')}/?authSource=local&replicaSet=${REPLICA_SET}`;
  return insist(() => withClient(url, work));
}

const login = (key: string) => `__system:${encodeURIComponent(key)}`;

async function withClient<T>(url: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 3_000 });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** Servers start side by side with this, and elections take their time. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  while (true) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(500);
    }
  }
}
