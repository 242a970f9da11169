import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Version } from '../values.ts';

/** A prompt, never a fact about its subject: the owner decides by its own clock whether anything is due. */
export const ExpirationCompleted = defineEvent({
  type: 'expiration:completed',
  version: 1,
  source: 'expiration',
  data: z.object({
    kind: z.enum(['order-hold', 'sales-end']),
    /** The order for `order-hold`, the listing for `sales-end`. */
    subjectId: Id,
    dueAt: Instant,
    version: Version,
  }),
});
