import type { Connection } from 'mongoose';

/** The database's clock: the only one that decides what is due. */
export async function databaseNow(connection: Connection): Promise<Date> {
  const hello = await connection.db?.admin().command({ hello: 1 });
  if (!(hello?.localTime instanceof Date)) throw new Error('Mongo does not tell the time');
  return hello.localTime;
}
