import { RoleUpdated } from '../contracts/index.ts';
import type { Roles } from '../http/roles.ts';
import { consume } from '../messaging/index.ts';

/** Feeds the copy of roles. `runService` adds it wherever roles are heard. */
export const onRoleUpdated = consume(RoleUpdated, (deps: { readonly roles: Roles }, event) =>
  deps.roles.save(event.data),
);
