import { AppError } from '@ticketing-dev/common/errors';
import { ADMIN } from './user.ts';

/** One user type: its name is its id. The table of roles is the one place that says who may do what. */
export interface Role {
  readonly id: string;
  readonly permissions: readonly string[];
  readonly version: number;
}

/** Without these nobody could ever change a role again. */
const ADMIN_KEEPS = ['users:manage', 'roles:manage'];

export function newRole(id: string, permissions: readonly string[]): Role {
  return { id, permissions: distinct(permissions), version: 1 };
}

export function setPermissions(role: Role, permissions: readonly string[]): Role {
  const wanted = distinct(permissions);
  if (role.id === ADMIN && ADMIN_KEEPS.some((kept) => !wanted.includes(kept))) {
    throw new AppError('unprocessable', 'admin-keeps-rights', `The role admin keeps ${ADMIN_KEEPS.join(' and ')}.`, {
      errors: [{ field: 'permissions', message: `must contain ${ADMIN_KEEPS.join(' and ')}` }],
    });
  }
  const same = wanted.length === role.permissions.length && wanted.every((one) => role.permissions.includes(one));
  return same ? role : { ...role, permissions: wanted, version: role.version + 1 };
}

/** Nobody hands out, or takes away, a right that is not theirs: `users:manage` alone is no way to become an admin. */
export function mustHold(own: readonly string[], touched: readonly string[]): void {
  const missing = touched.filter((permission) => !own.includes(permission));
  if (missing.length > 0) {
    throw new AppError('forbidden', 'beyond-own-rights', `This needs rights you do not have: ${missing.join(', ')}.`);
  }
}

/** The ids that only one of the two lists holds. */
export function difference(before: readonly string[], after: readonly string[]): string[] {
  return [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
}

const distinct = (permissions: readonly string[]): string[] => [...new Set(permissions)].sort();
