import { Instant } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
import { decodeCursor, encodeCursor, notFound, serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { MessageDecision } from '../domain/new-message.ts';
import * as api from './message-api.ts';

type Message = Awaited<ReturnType<Deps['messages']['list']>>[number];

const Cursor = z.object({ createdAt: Instant, id: z.string() });

/** For operators: what was given up is sent once more, or dropped. */
export function messageRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.listMessages, async ({ query, res }) => {
    const { state, aboutId, limit, cursor } = query;
    const from = cursor === undefined ? undefined : decodeCursor(cursor, Cursor);
    const after = from && { createdAt: new Date(from.createdAt), id: from.id };
    const found = await deps.messages.list({ state, aboutId, after, limit: limit + 1 });
    const last = found.length > limit ? found[limit - 1] : undefined;
    res.json({
      items: found.slice(0, limit).map(messageAnswer),
      nextCursor: last === undefined ? null : encodeCursor({ createdAt: last.createdAt, id: last._id }),
    });
  });

  const decide = async (id: string, decision: Omit<MessageDecision, 'at'>) => {
    if (await deps.messages.decide(id, { ...decision, at: deps.clock() })) return;
    if (!(await deps.messages.exists(id))) throw notFound();
    throw new AppError(
      'conflict',
      'message-not-failed',
      'Only a message that was given up can be sent again or dropped.',
    );
  };

  serve(router, api.retryMessage, async ({ user, params, body, res }) => {
    await decide(params.id, { action: 'retry', by: user.id, reason: body.reason ?? null });
    res.status(202).json({});
  });

  serve(router, api.dropMessage, async ({ user, params, body, res }) => {
    await decide(params.id, { action: 'drop', by: user.id, reason: body.reason });
    res.status(204).end();
  });

  return router;
}

function messageAnswer({
  _id: id,
  content: _secret,
  dueAt,
  expiresAt,
  createdAt,
  settledAt,
  decisions,
  ...message
}: Message) {
  return {
    id,
    ...message,
    error: message.error ?? null,
    dueAt: dueAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    decisions,
  };
}
