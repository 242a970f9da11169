import { Id, Instant, PageQuery, pageOf } from '@ticketing-dev/common/contracts';
import { Done, idParam, route } from '@ticketing-dev/common/http';
import { z } from 'zod';
import { CHANNELS, MESSAGE_KINDS, MESSAGE_STATES } from '../domain/new-message.ts';

const params = idParam(Id);
const Reason = z.string().trim().min(1).max(500);

const Message = z
  .object({
    id: Id,
    kind: z.enum(MESSAGE_KINDS),
    channel: z.enum(CHANNELS),
    userId: z.string(),
    aboutId: z.string().meta({ description: "The aggregate it is about: an order's, payment's or link's id." }),
    state: z.enum(MESSAGE_STATES),
    attempts: z.int(),
    dueAt: Instant.nullable().meta({ description: 'When it is tried (again); null once settled.' }),
    expiresAt: Instant.nullable().meta({ description: 'After this it would only confuse.' }),
    error: z.string().nullable(),
    createdAt: Instant,
    settledAt: Instant.nullable(),
    decisions: z.array(
      z.object({ action: z.enum(['retry', 'drop']), by: z.string(), reason: z.string().nullable(), at: Instant }),
    ),
    version: z.int(),
  })
  .meta({ id: 'Message', description: 'What was said to whom and when; never the words themselves.' });

export const listMessages = route({
  method: 'get',
  path: '/api/ops/support/messages',
  summary: 'Messages, the newest first',
  who: 'ops',
  query: PageQuery.extend({
    state: z.enum(MESSAGE_STATES).optional(),
    aboutId: z.string().min(1).max(200).optional().meta({
      description: "An order's, payment's or link's id: everything that was said about it.",
    }),
  }),
  answers: { 200: pageOf(Message) },
});

export const retryMessage = route({
  method: 'post',
  path: '/api/ops/support/messages/:id/retry',
  summary: 'Sends a message once more that was given up',
  who: 'ops',
  params,
  body: z.strictObject({ reason: Reason.optional() }),
  answers: { 202: Done },
  refusals: { conflict: ['message-not-failed'] },
});

export const dropMessage = route({
  method: 'post',
  path: '/api/ops/support/messages/:id/drop',
  summary: 'Gives a message up for good',
  who: 'ops',
  params,
  body: z.strictObject({ reason: Reason }),
  answers: { 204: null },
  refusals: { conflict: ['message-not-failed'] },
});
