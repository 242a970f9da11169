import { z } from 'zod';

/** `application/problem+json`, RFC 9457, with this product's `code` and `errors`. */
export const Problem = z
  .looseObject({
    type: z.string().meta({ description: '`https://ticketing.dev/problems/<code>`' }),
    title: z.string().meta({ description: 'The HTTP status in words.' }),
    status: z.int(),
    code: z.string().meta({ description: 'Stable, for programs: `sold-out`, `price-changed`, `card-declined`.' }),
    detail: z.string().meta({ description: 'One sentence for people.' }),
    errors: z
      .array(z.object({ message: z.string(), field: z.string().optional() }))
      .meta({ description: 'What is wrong, one by one; `field` is a dotted path into the input.' }),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem', description: '`application/problem+json`, RFC 9457. A code may add members of its own.' });
export type Problem = z.infer<typeof Problem>;
