import { INITIAL_ROLES } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import { newRole } from '../domain/role.ts';

/** At the first start the table of user types is filled, and told. What admins changed since is left alone. */
export async function ensureInitialRoles(deps: Deps): Promise<void> {
  for (const [id, permissions] of Object.entries(INITIAL_ROLES)) {
    await deps
      .transaction(async (tx) => {
        const known = await deps.roleTable.find(id, tx);
        if (known === undefined) await deps.roleTable.add(newRole(id, permissions), tx);
      })
      .catch((error: unknown) => {
        // Another process has just done it.
        if (!(error instanceof AppError && error.kind === 'conflict')) throw error;
      });
  }
}
