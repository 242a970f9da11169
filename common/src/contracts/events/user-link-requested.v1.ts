import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Version } from '../values.ts';

/** A single-use link to mail. Holds a secret: read by support alone, never kept for replay. */
export const UserLinkRequested = defineEvent({
  type: 'user:link-requested',
  version: 1,
  source: 'auth',
  secret: true,
  data: z.object({
    /** The link's own id: one message per link. */
    id: Id,
    userId: Id,
    email: z.string(),
    name: z.string().nullable(),
    kind: z.enum(['verify-email', 'reset-password']),
    url: z.url(),
    expiresAt: Instant,
    version: Version,
  }),
});
