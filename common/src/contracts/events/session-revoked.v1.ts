import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Version } from '../values.ts';

/** From now on tokens of this session, or of this user issued before `revokedAt`, are refused everywhere. */
export const SessionRevoked = defineEvent({
  type: 'session:revoked',
  version: 1,
  source: 'auth',
  data: z.object({
    /** A session id with scope `session`, a user id with scope `user`. */
    id: Id,
    scope: z.enum(['session', 'user']),
    reason: z.enum([
      'signed-out',
      'signed-out-everywhere',
      'password-changed',
      'roles-changed',
      'suspended',
      'deleted',
    ]),
    revokedAt: Instant,
    version: Version,
  }),
});
