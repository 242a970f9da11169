import { Id, Instant, Limit, pageOf, Version } from '@ticketing-dev/common/contracts';
import { route } from '@ticketing-dev/common/http';
import { z } from 'zod';

const Timer = z
  .object({
    id: z.string(),
    kind: z.enum(['order-hold', 'sales-end']),
    subjectId: Id.meta({ description: 'The order for `order-hold`, the listing for `sales-end`.' }),
    dueAt: Instant.nullable(),
    version: Version.meta({ description: "The subject's." }),
    open: z.boolean(),
    announcedDueAt: Instant.nullable(),
    announcedAt: Instant.nullable(),
    closedAt: Instant.nullable(),
  })
  .meta({ id: 'Timer' });

export const listTimers = route({
  method: 'get',
  path: '/api/ops/expiration/timers',
  summary: 'What waits to be announced, soonest first, or was announced, latest first',
  who: 'ops',
  query: z.object({ open: z.enum(['true', 'false']).default('true'), limit: Limit }),
  answers: { 200: pageOf(Timer) },
});
