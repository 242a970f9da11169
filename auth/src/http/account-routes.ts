import { ChangePasswordBody, DeleteAccountBody, UpdateProfileBody } from '@ticketing-dev/common/contracts';
import { clientAddress, currentUser, readBody, requireUser, sessionCookie } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { publicUser } from '../domain/user.ts';
import { changePassword } from '../use-cases/change-password.ts';
import { deleteAccount } from '../use-cases/delete-account.ts';
import { readAccount } from '../use-cases/read-account.ts';
import { updateProfile } from '../use-cases/update-profile.ts';

/** One's own account. */
export function accountRoutes(deps: Deps): Router {
  const router = Router();

  router.post('/password', requireUser, async (req, res) => {
    const address = clientAddress(req.ip);
    await changePassword(deps, { actor: currentUser(req), ...readBody(req, ChangePasswordBody), address });
    res.json({});
  });

  router.get('/me', requireUser, async (req, res) => {
    res.json(publicUser(await readAccount(deps, { userId: currentUser(req).id })));
  });

  router.patch('/me', requireUser, async (req, res) => {
    const changes = readBody(req, UpdateProfileBody);
    res.json(publicUser(await updateProfile(deps, { userId: currentUser(req).id, ...changes })));
  });

  router.delete('/me', requireUser, async (req, res) => {
    const { password } = readBody(req, DeleteAccountBody);
    await deleteAccount(deps, { userId: currentUser(req).id, password, address: clientAddress(req.ip) });
    sessionCookie(res, null);
    res.status(204).end();
  });

  return router;
}
