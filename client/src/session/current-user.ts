import { CurrentUser } from '@ticketing-dev/common/contracts';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ask } from '../api/server.ts';

export type Visitor = NonNullable<CurrentUser['currentUser']>;

/** Who is looking at this page, asked once a page; null when nobody has signed in, or auth does not answer. */
export const currentUser = cache(async (): Promise<Visitor | null> => {
  try {
    return (await ask('auth', '/api/users/currentuser', CurrentUser)).currentUser;
  } catch {
    return null;
  }
});

/** Sends a visitor who is nobody to sign in, and back here afterwards. What they may see is the services' to say. */
export async function signedIn(here: string): Promise<Visitor> {
  const user = await currentUser();
  if (user === null) redirect(`/signin?next=${encodeURIComponent(here)}`);
  return user;
}
