import { z } from 'zod';
import { integer, listParams, metadata, text } from '../http/param-kinds.ts';

export const CreateParams = z.strictObject({
  amount: integer({ min: 1 }).optional(),
  charge: text().optional(),
  metadata: metadata.optional(),
  payment_intent: text().optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});
export type CreateParams = z.output<typeof CreateParams>;

export const UpdateParams = z.strictObject({ metadata: metadata.optional() });
export const ListParams = z.strictObject({
  ...listParams,
  charge: text().optional(),
  payment_intent: text().optional(),
});
export const NoParams = z.strictObject({});
