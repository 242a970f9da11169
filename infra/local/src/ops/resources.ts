import { z } from 'zod';

/** What operators' routes answer, as far as it is shown. */
export const items = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

export const Backlog = z.object({ pending: z.int(), oldestSeconds: z.number() });
export const DeadLetter = z.object({
  id: z.string(),
  type: z.string().nullable(),
  cause: z.string(),
  error: z.string(),
  attempts: z.int(),
  firstAt: z.string(),
});
export const StuckOrder = z.object({ id: z.string(), status: z.string(), updatedAt: z.string(), why: z.string() });
export const StuckPayment = z.object({
  id: z.string(),
  orderId: z.string(),
  status: z.string(),
  since: z.string(),
  failures: z.int(),
});
export const StoppedListing = z.object({ listingId: z.string(), faults: z.array(z.string()) });
export const Message = z.object({
  id: z.string(),
  kind: z.string(),
  channel: z.string(),
  attempts: z.int(),
  error: z.string().nullable(),
  createdAt: z.string(),
});
export const Stray = z.object({
  intentId: z.string(),
  orderId: z.string().nullable(),
  amount: z.int(),
  currency: z.string(),
  status: z.string().optional(),
  outcome: z.string().optional(),
});
