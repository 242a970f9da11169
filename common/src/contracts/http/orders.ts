import { z } from 'zod';
import { ORDER_STATUSES, OrderState } from '../events/state.ts';
import { Id, Instant } from '../values.ts';
import { PageQuery } from './list.ts';

/** `unitPrice` is the price the buyer saw: another one now is refused with 409 `price-changed`. */
export const CreateOrderBody = z
  .strictObject({
    ticketId: Id,
    quantity: z.int().min(1).max(100).default(1),
    unitPrice: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'The price of one that the buyer saw, in the minor unit: another one now is refused.' }),
  })
  .meta({ id: 'CreateOrder' });
export type CreateOrderBody = z.infer<typeof CreateOrderBody>;

const Statuses = z
  .string()
  .transform((text, context) => {
    const asked = z.array(OrderState.shape.status).safeParse(text.split(','));
    if (asked.success) return [...new Set(asked.data)];
    context.addIssue({
      code: 'custom',
      message: `must be one or more of ${ORDER_STATUSES.join(', ')}, with commas between`,
    });
    return z.NEVER;
  })
  .meta({
    description: 'One or more, with commas between.',
    pattern: `^(${ORDER_STATUSES.join('|')})(,(${ORDER_STATUSES.join('|')}))*$`,
    examples: ['created,paying'],
  });

/** `GET /api/orders`: `?status=created,paying` takes several; `?sort=` is by when they were made, `newest` first by default. */
export const ListOrdersQuery = PageQuery.extend({
  status: Statuses.optional(),
  sort: z.enum(['newest', 'oldest']).default('newest'),
});
export type ListOrdersQuery = z.infer<typeof ListOrdersQuery>;

export const Order = OrderState.extend({
  now: Instant.meta({
    description: "The server's clock when it answered: count down from `expiresAt - now`, never by one's own clock.",
  }),
  history: z.array(z.object({ status: OrderState.shape.status, at: Instant, reason: z.string().nullable() })),
}).meta({ id: 'Order' });
export type Order = z.infer<typeof Order>;

export const RefundOrderBody = z
  .strictObject({ reason: z.string().trim().min(1).max(200) })
  .meta({ id: 'RefundOrder' });

/** One e-ticket. */
export const Admission = z
  .object({
    id: Id,
    seat: z.int(),
    status: z.enum(['issued', 'refunded']),
    code: z.string().meta({ description: 'What the QR holds: a JWS signed with Ed25519, verifiable offline.' }),
    qr: z.string().meta({ description: 'An SVG document.' }),
  })
  .meta({ id: 'Admission' });
export type Admission = z.infer<typeof Admission>;
