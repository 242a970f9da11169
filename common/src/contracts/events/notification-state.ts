import { z } from 'zod';
import { Id, Instant, Version } from '../values.ts';

/** What support says of a message it sent or gave up on. No address: the user's id is enough. */
export const NotificationState = z.object({
  id: Id,
  userId: Id,
  kind: z.string(),
  channel: z.enum(['email', 'sms']),
  /** The aggregate the message is about, e.g. an order's id. */
  aboutId: z.string(),
  status: z.enum(['sent', 'failed']),
  attempts: z.int().min(1),
  at: Instant,
  version: Version,
});
