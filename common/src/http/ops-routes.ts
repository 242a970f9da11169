import { Router } from 'express';
import { z } from 'zod';
import { Instant, type ServiceName } from '../contracts/index.ts';
import type { DeadLetterStore, DeadLetterView, Outbox } from '../mongo/index.ts';
import { serve } from './api/index.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { opsApi } from './ops-api.ts';

const Cursor = z.object({ firstAt: Instant, id: z.string() });

interface OpsBase {
  readonly service: ServiceName;
  readonly outbox: Outbox;
  readonly deadLetters: DeadLetterStore;
}

/** Operators' view of a service's messages. Lists come without payloads, which may hold secrets. */
export function opsRoutes({ service, outbox, deadLetters }: OpsBase): Router {
  const router = Router();
  const api = opsApi(service);

  serve(router, api.readOutbox, async ({ res }) => {
    res.json(await outbox.backlog());
  });

  serve(router, api.listDeadLetters, async ({ query: { status, limit, cursor }, res }) => {
    const from = cursor === undefined ? undefined : decodeCursor(cursor, Cursor);
    const after = from && { firstAt: new Date(from.firstAt), id: from.id };
    const letters = await deadLetters.list({ status, limit: limit + 1, ...(after && { after }) });
    const items = letters.slice(0, limit).map(letterAnswer);
    const last = letters.length > limit ? items.at(-1) : undefined;
    res.json({ items, nextCursor: last ? encodeCursor({ firstAt: last.firstAt, id: last.id }) : null });
  });

  serve(router, api.retryDeadLetter, async ({ params, user, body, res }) => {
    await deadLetters.requestRetry(params.id, { by: user.id, ...body });
    res.status(202).json({});
  });

  serve(router, api.dropDeadLetter, async ({ params, user, body, res }) => {
    await deadLetters.drop(params.id, { by: user.id, ...body });
    res.status(204).end();
  });

  return router;
}

function letterAnswer({ firstAt, lastAt, retryingSince, closedAt, history, ...letter }: DeadLetterView) {
  return {
    ...letter,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    ...(retryingSince && { retryingSince: retryingSince.toISOString() }),
    ...(closedAt && { closedAt: closedAt.toISOString() }),
    history: history.map(({ at, ...decision }) => ({ ...decision, at: at.toISOString() })),
  };
}
