import { z } from 'zod';

/** `application/problem+json`, RFC 9457, with this product's `code` and `errors`. */
export const Problem = z.looseObject({
  /** `https://ticketing.dev/problems/<code>`. */
  type: z.string(),
  /** The HTTP status in words. */
  title: z.string(),
  status: z.int(),
  /** Stable, kebab-case, for programs: `sold-out`, `price-changed`, `card-declined`. */
  code: z.string(),
  /** One sentence for people. */
  detail: z.string(),
  errors: z.array(z.object({ message: z.string(), field: z.string().optional() })),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
