import type { Connection } from 'mongoose';
import { type Roles, rolesCopy } from '../http/index.ts';

/** A role named `allow:<permission>` allows just that, so that a test need not make up roles first. */
export const ALLOW = 'allow:';

/** The real copy of roles, and `allow:` roles besides. */
export function testRoles(connection: Connection): Roles {
  const copy = rolesCopy(connection);
  return {
    ...copy,
    async permissionsOf(roleIds) {
      const allowed = roleIds.filter((id) => id.startsWith(ALLOW)).map((id) => id.slice(ALLOW.length));
      return [...(await copy.permissionsOf(roleIds)), ...allowed];
    },
  };
}
