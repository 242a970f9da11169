import type { MongoClient } from 'mongodb';

/** May do everything: for operators, backups and the set-up, never for a service. */
export function makeAdmin(client: MongoClient, password: string): Promise<void> {
  return makeUser(client, { database: 'admin', user: 'admin', password, roles: ['root'] });
}

/** A service's user, named as it is, who has the database of that name and nothing else. */
export function makeServiceUser(client: MongoClient, service: string, password: string): Promise<void> {
  return makeUser(client, { database: service, user: service, password, roles: ['readWrite', 'dbAdmin'] });
}

interface NewUser {
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly roles: readonly string[];
}

/** One that is there gets this password and these roles. */
async function makeUser(client: MongoClient, { database, user, password, roles }: NewUser): Promise<void> {
  const db = client.db(database);
  await db.command({ createUser: user, pwd: password, roles }).catch((error: Error & { codeName?: string }) => {
    if (error.codeName !== 'Location51003') throw error;
    return db.command({ updateUser: user, pwd: password, roles });
  });
}
