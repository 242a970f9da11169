import { CurrentUser } from '@ticketing-dev/common/contracts';
import { eventually } from '@ticketing-dev/common/testing';
import { Person } from '@ticketing-dev/stack/person';
import { linkInMail } from './link-in-mail.ts';
import type { Addresses } from './stack/addresses.ts';
import { PASSWORD } from './visitor.ts';

/** The run's one administrator; whichever suite asks first signs them up. */
export async function administrator({ url, inboxUrl, adminEmail }: Addresses): Promise<Person> {
  const admin = new Person(url, adminEmail);
  await admin.signUp({ name: 'Ada Admin' }).catch(() => admin.signIn(PASSWORD));
  const link = new URL(await linkInMail(inboxUrl, adminEmail, '/verify'));
  // Gone when another suite was faster.
  await admin.insist('POST', '/api/users/verify', { body: { token: link.searchParams.get('token') } });
  await eventually(async () => {
    await admin.signIn(PASSWORD);
    const { currentUser } = await admin.get('/api/users/currentuser', CurrentUser);
    if (!currentUser?.roles.includes('admin')) throw new Error('not yet an administrator');
  });
  return admin;
}
