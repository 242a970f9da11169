import { AppError } from '@ticketing-dev/common/errors';
import { notFound, readBody, readId, readQuery, requirePermission } from '@ticketing-dev/common/http';
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { MESSAGE_STATES } from '../domain/new-message.ts';

const ListMessagesQuery = z.object({
  state: z.enum(MESSAGE_STATES).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const Nothing = z.strictObject({});

/** For operators: what was said to whom and when, and once more for what was given up. Never the words themselves. */
export function messageRoutes(deps: Deps): Router {
  const router = Router();
  router.use(requirePermission('ops'));

  router.get('/messages', async (req, res) => {
    const items = await deps.messages.list(readQuery(req, ListMessagesQuery));
    res.json({ items: items.map(({ _id: id, ...message }) => ({ id, ...message })), nextCursor: null });
  });

  router.post('/messages/:id/retry', async (req, res) => {
    readBody(req, Nothing);
    const id = readId(req, 'id');
    if (!(await deps.messages.requeue(id, deps.clock()))) {
      if (!(await deps.messages.exists(id))) throw notFound();
      throw new AppError('conflict', 'message-not-failed', 'Only a message that was given up can be sent again.');
    }
    res.status(202).json({});
  });

  return router;
}
