import { clientAddress, serve, sessionCookie } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { publicUser } from '../domain/user.ts';
import { changePassword } from '../use-cases/change-password.ts';
import { deleteAccount } from '../use-cases/delete-account.ts';
import { readAccount } from '../use-cases/read-account.ts';
import { updateProfile } from '../use-cases/update-profile.ts';
import * as api from './account-api.ts';

/** One's own account. */
export function accountRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.changePassword, async ({ req, user, body, res }) => {
    await changePassword(deps, { actor: user, ...body, address: clientAddress(req.ip) });
    res.json({});
  });

  serve(router, api.readAccount, async ({ user, res }) => {
    res.json(publicUser(await readAccount(deps, { userId: user.id })));
  });

  serve(router, api.updateProfile, async ({ user, body, res }) => {
    res.json(publicUser(await updateProfile(deps, { userId: user.id, ...body })));
  });

  serve(router, api.deleteAccount, async ({ req, user, body, res }) => {
    await deleteAccount(deps, { userId: user.id, ...body, address: clientAddress(req.ip) });
    sessionCookie(res, null);
    res.status(204).end();
  });

  return router;
}
