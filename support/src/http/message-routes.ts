import { Instant, PageQuery } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
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
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { MESSAGE_STATES, type MessageDecision } from '../domain/new-message.ts';

const ListMessagesQuery = PageQuery.extend({
  state: z.enum(MESSAGE_STATES).optional(),
  /** An order's, payment's or link's id: everything that was said about it. */
  aboutId: z.string().min(1).max(200).optional(),
});
const Cursor = z.object({ createdAt: Instant, id: z.string() });
const Reason = z.string().trim().min(1).max(500);
/** Kept with the message: who decided, and why. */
const DropBody = z.strictObject({ reason: Reason });
const RetryBody = z.strictObject({ reason: Reason.optional() });

/** For operators: what was said to whom and when; what was given up is sent once more, or dropped. Never the words themselves. */
export function messageRoutes(deps: Deps): Router {
  const router = Router();
  router.use(requirePermission('ops'));

  router.get('/messages', async (req, res) => {
    const { state, aboutId, limit, cursor } = readQuery(req, ListMessagesQuery);
    const from = cursor === undefined ? undefined : decodeCursor(cursor, Cursor);
    const after = from && { createdAt: new Date(from.createdAt), id: from.id };
    const found = await deps.messages.list({ state, aboutId, after, limit: limit + 1 });
    const last = found.length > limit ? found[limit - 1] : undefined;
    res.json({
      items: found.slice(0, limit).map(({ _id: id, ...message }) => ({ id, ...message })),
      nextCursor: last === undefined ? null : encodeCursor({ createdAt: last.createdAt, id: last._id }),
    });
  });

  const decide = async (req: Request, action: MessageDecision['action'], reason: string | null) => {
    const id = readId(req, 'id');
    const decision = { action, by: currentUser(req).id, reason, at: deps.clock() };
    if (await deps.messages.decide(id, decision)) return;
    if (!(await deps.messages.exists(id))) throw notFound();
    throw new AppError(
      'conflict',
      'message-not-failed',
      'Only a message that was given up can be sent again or dropped.',
    );
  };

  router.post('/messages/:id/retry', async (req, res) => {
    await decide(req, 'retry', readBody(req, RetryBody).reason ?? null);
    res.status(202).json({});
  });

  router.post('/messages/:id/drop', async (req, res) => {
    await decide(req, 'drop', readBody(req, DropBody).reason);
    res.status(204).end();
  });

  return router;
}
