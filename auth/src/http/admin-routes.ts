import {
  Id,
  PageQuery,
  RoleId,
  SetPermissionsBody,
  SetRolesBody,
  SetStatusBody,
  UsersQuery,
} from '@ticketing-dev/common/contracts';
import {
  currentUser,
  decodeCursor,
  encodeCursor,
  notFound,
  readBody,
  readId,
  readQuery,
  requirePermission,
} from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { publicUser } from '../domain/user.ts';
import { setRolePermissions } from '../use-cases/set-role-permissions.ts';
import { setUserRoles } from '../use-cases/set-user-roles.ts';
import { setUserStatus } from '../use-cases/set-user-status.ts';

/** Other people's accounts, and what user types may do. */
export function adminRoutes(deps: Deps): Router {
  const router = Router();

  router.get('/', requirePermission('users:read-any'), async (req, res) => {
    const { limit, cursor, email } = readQuery(req, UsersQuery);
    const page = await deps.users.page({ limit: limit + 1, before: cursor && decodeCursor(cursor, Id), email });
    const { items, nextCursor } = pageOf(page, limit);
    res.json({ items: items.map(publicUser), nextCursor });
  });

  router.put('/:id/roles', requirePermission('users:manage'), async (req, res) => {
    const { roles } = readBody(req, SetRolesBody);
    res.json(publicUser(await setUserRoles(deps, { actor: currentUser(req), userId: readId(req, 'id'), roles })));
  });

  router.put('/:id/status', requirePermission('users:manage'), async (req, res) => {
    const { status } = readBody(req, SetStatusBody);
    res.json(publicUser(await setUserStatus(deps, { actor: currentUser(req), userId: readId(req, 'id'), status })));
  });

  router.get('/roles', requirePermission('roles:manage'), async (_req, res) => {
    res.json({ items: await deps.roleTable.list(), nextCursor: null });
  });

  router.put('/roles/:id', requirePermission('roles:manage'), async (req, res) => {
    const roleId = RoleId.safeParse(req.params.id);
    if (!roleId.success) throw notFound();
    const { permissions } = readBody(req, SetPermissionsBody);
    res.json(await setRolePermissions(deps, { actor: currentUser(req), roleId: roleId.data, permissions }));
  });

  router.get('/audit', requirePermission('users:manage'), async (req, res) => {
    const { limit, cursor } = readQuery(req, PageQuery);
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
