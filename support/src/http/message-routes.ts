import { AppError } from '@ticketing-dev/common/errors';
import { notFound, serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import type { MessageDecision } from '../domain/new-message.ts';
import * as api from './message-api.ts';

type Message = Awaited<ReturnType<Deps['messages']['list']>>[number];

/** For operators: what was given up is sent once more, or dropped. */
export function messageRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.listMessages, async ({ query, res }) => {
    res.json({ items: (await deps.messages.list(query)).map(messageAnswer), nextCursor: null });
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
