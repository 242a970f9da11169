import { Id } from '@ticketing-dev/common/contracts';
import { decodeCursor, encodeCursor, serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import type { Role } from '../domain/role.ts';
import { publicUser } from '../domain/user.ts';
import { setRolePermissions } from '../use-cases/set-role-permissions.ts';
import { setUserRoles } from '../use-cases/set-user-roles.ts';
import { setUserStatus } from '../use-cases/set-user-status.ts';
import * as api from './admin-api.ts';

/** Other people's accounts, and what user types may do. */
export function adminRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.listUsers, async ({ query: { limit, cursor, email }, res }) => {
    const page = await deps.users.page({ limit: limit + 1, before: cursor && decodeCursor(cursor, Id), email });
    const { items, nextCursor } = pageOf(page, limit);
    res.json({ items: items.map(publicUser), nextCursor });
  });

  serve(router, api.setUserRoles, async ({ user: actor, params, body, res }) => {
    res.json(publicUser(await setUserRoles(deps, { actor, userId: params.id, ...body })));
  });

  serve(router, api.setUserStatus, async ({ user: actor, params, body, res }) => {
    res.json(publicUser(await setUserStatus(deps, { actor, userId: params.id, ...body })));
  });

  serve(router, api.listRoles, async ({ res }) => {
    res.json({ items: (await deps.roleTable.list()).map(roleAnswer), nextCursor: null });
  });

  serve(router, api.setRolePermissions, async ({ user: actor, params, body, res }) => {
    res.json(roleAnswer(await setRolePermissions(deps, { actor, roleId: params.id, ...body })));
  });

  serve(router, api.listAudit, async ({ query: { limit, cursor }, res }) => {
    const page = await deps.audit.page({ limit: limit + 1, before: cursor && decodeCursor(cursor, Id) });
    res.json(pageOf(page, limit));
  });

  return router;
}

/** One row more than asked for was read: it says whether there is a next page. */
function pageOf<Row extends { readonly id: string }>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(last.id) : null };
}

function roleAnswer({ permissions, ...role }: Role) {
  return { ...role, permissions: [...permissions] };
}
