import type { Permission } from '@ticketing-dev/common/contracts';
import { notFound } from 'next/navigation';
import { signedIn, type Visitor } from '../session/current-user.ts';

/** What opens one or the other part of the pages for administrators. */
export const ADMIN_PERMISSIONS: readonly Permission[] = [
  'tickets:manage-any',
  'orders:read-any',
  'users:read-any',
  'ops',
];

export const may = (user: Pick<Visitor, 'permissions'>, ...any: readonly Permission[]): boolean =>
  any.some((permission) => user.permissions.includes(permission));

/** For everybody else there is no such page. What it does is the services' to allow, each time again. */
export async function allowed(here: string, ...any: readonly Permission[]): Promise<Visitor> {
  const user = await signedIn(here);
  if (!may(user, ...any)) notFound();
  return user;
}
