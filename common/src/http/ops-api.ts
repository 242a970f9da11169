import { z } from 'zod';
import { Instant, PageQuery, pageOf, type ServiceName } from '../contracts/index.ts';
import { DEAD_LETTER_STATUSES } from '../mongo/index.ts';
import { Done, route } from './api/index.ts';

/** An event's id, or 32 hex digits where the message had none. */
const letter = z.object({ id: z.string().regex(/^[0-9a-f-]{32,36}$/) });
/** Kept with the letter: who decided, and why. */
const Decision = z.strictObject({ reason: z.string().trim().min(1).max(500) }).meta({ id: 'Decision' });

const DeadLetter = z
  .object({
    id: z.string(),
    type: z.string().nullable(),
    natsSubject: z.string(),
    cause: z.enum(['invalid', 'failed']).meta({
      description: '`invalid`: it broke its contract and was never handled. `failed`: its handler threw every time.',
    }),
    error: z.string(),
    attempts: z.int(),
    status: z.enum(DEAD_LETTER_STATUSES),
    firstAt: Instant,
    lastAt: Instant,
    retryingSince: Instant.optional(),
    closedAt: Instant.optional(),
    history: z.array(z.object({ action: z.enum(['retry', 'drop']), by: z.string(), reason: z.string(), at: Instant })),
  })
  .meta({ id: 'DeadLetter', description: 'A message set aside, without what it says: that may be a secret.' });

/** Operators' routes that are the same at every service. */
export function opsApi(service: ServiceName) {
  const base = `/api/ops/${service}` as const;
  return {
    readOutbox: route({
      method: 'get',
      path: `${base}/outbox`,
      summary: 'How much waits to be published',
      who: 'ops',
      answers: { 200: z.object({ pending: z.int(), oldestSeconds: z.number() }).meta({ id: 'Outbox' }) },
    }),
    listDeadLetters: route({
      method: 'get',
      path: `${base}/dead-letters`,
      summary: 'Messages that could not be handled, oldest first',
      who: 'ops',
      query: PageQuery.extend({ status: z.enum(DEAD_LETTER_STATUSES).default('open') }),
      answers: { 200: pageOf(DeadLetter) },
    }),
    retryDeadLetter: route({
      method: 'post',
      path: `${base}/dead-letters/:id/retry`,
      summary: 'Has a dead letter handled again, within seconds',
      who: 'ops',
      params: letter,
      body: Decision,
      answers: { 202: Done },
      refusals: { 'not-found': ['dead-letter-unknown'], conflict: ['dead-letter-not-open'] },
    }),
    dropDeadLetter: route({
      method: 'post',
      path: `${base}/dead-letters/:id/drop`,
      summary: 'Gives a dead letter up',
      who: 'ops',
      params: letter,
      body: Decision,
      answers: { 204: null },
      refusals: { 'not-found': ['dead-letter-unknown'], conflict: ['dead-letter-not-open'] },
    }),
  };
}
