import { type Request, Router } from 'express';
import { z } from 'zod';
import { Instant, PageQuery } from '../contracts/index.ts';
import { DEAD_LETTER_STATUSES, type DeadLetterStore, type Outbox } from '../mongo/index.ts';
import { currentUser, requirePermission } from './current-user.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { notFound } from './problem.ts';
import { readBody, readQuery } from './read-input.ts';

const ListQuery = PageQuery.extend({ status: z.enum(DEAD_LETTER_STATUSES).default('open') });
const Cursor = z.object({ firstAt: Instant, id: z.string() });
/** Kept with the letter: who decided, and why. */
const DecisionBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
/** An event's id, or 32 hex digits where the message had none. */
const LetterId = z.string().regex(/^[0-9a-f-]{32,36}$/);

/**
 * Operators' view of a service's messages, for mounting at `/api/ops/<service>`. Needs the permission `ops`.
 *
 * `GET /outbox` → `{pending, oldestSeconds}`. `GET /dead-letters?status=open` → list without payloads, which may hold secrets.
 * `POST /dead-letters/:id/retry {reason}` → 202, the service takes it up within seconds. `POST /dead-letters/:id/drop {reason}` → 204.
 */
export function opsRoutes({ outbox, deadLetters }: { outbox: Outbox; deadLetters: DeadLetterStore }): Router {
  const router = Router();
  router.use(requirePermission('ops'));

  router.get('/outbox', async (_req, res) => {
    res.json(await outbox.backlog());
  });

  router.get('/dead-letters', async (req, res) => {
    const { status, limit, cursor } = readQuery(req, ListQuery);
    const from = cursor === undefined ? undefined : decodeCursor(cursor, Cursor);
    const after = from && { firstAt: new Date(from.firstAt), id: from.id };
    const items = await deadLetters.list({ status, limit: limit + 1, ...(after && { after }) });
    const last = items.length > limit ? items[limit - 1] : undefined;
    res.json({
      items: items.slice(0, limit),
      nextCursor: last === undefined ? null : encodeCursor({ firstAt: last.firstAt, id: last.id }),
    });
  });

  router.post('/dead-letters/:id/retry', async (req, res) => {
    await deadLetters.requestRetry(letterId(req), decision(req));
    res.status(202).json({});
  });

  router.post('/dead-letters/:id/drop', async (req, res) => {
    await deadLetters.drop(letterId(req), decision(req));
    res.status(204).end();
  });

  return router;
}

function letterId(req: Request): string {
  const id = LetterId.safeParse(req.params.id);
  if (!id.success) throw notFound();
  return id.data;
}

function decision(req: Request): { by: string; reason: string } {
  return { by: currentUser(req).id, reason: readBody(req, DecisionBody).reason };
}
