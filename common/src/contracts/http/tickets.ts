import { z } from 'zod';
import { MOST_PAYABLE } from '../currencies.ts';
import { TicketState } from '../events/state.ts';
import { Amount, Category, Instant, PayableCurrency, TimeZone, Venue } from '../values.ts';
import { PageQuery, wholeNumber } from './list.ts';

const Title = z.string().trim().min(1, 'must not be empty').max(200);
const Price = z
  .int()
  .min(1)
  .max(MOST_PAYABLE)
  .meta({ description: "Of one ticket, in the currency's minor unit: a multiple of the currency's step." });
const Quantity = z.int().min(1).max(100_000);

/**
 * `{title, price}` suffice. Money in the currency's minor unit, as Stripe counts it (`payableMoney`): a price is a multiple of
 * the currency's step. Instants in UTC with the event's IANA zone beside them.
 */
export const CreateTicketBody = z
  .strictObject({
    title: Title,
    price: Price,
    currency: PayableCurrency.default('usd'),
    quantity: Quantity.default(1),
    category: Category.default('other'),
    description: z.string().trim().max(5_000).default(''),
    venue: Venue.nullable().default(null),
    startsAt: Instant.nullable().default(null),
    timeZone: TimeZone.nullable().default(null),
    salesEndAt: Instant.nullable().default(null),
    maxPerOrder: z.int().min(1).max(100).default(10),
    maxPerBuyer: z.int().min(1).max(1_000).nullable().default(null),
  })
  .meta({ id: 'CreateTicket', description: '`title` and `price` suffice.' });
export type CreateTicketBody = z.infer<typeof CreateTicketBody>;

/** Any of the fields and the `version` that was read; a stale version is refused with 409. */
export const UpdateTicketBody = z
  .strictObject({
    title: Title.optional(),
    price: Price.optional(),
    currency: PayableCurrency.optional(),
    quantity: Quantity.optional(),
    category: Category.optional(),
    description: z.string().trim().max(5_000).optional(),
    venue: Venue.nullable().optional(),
    startsAt: Instant.nullable().optional(),
    timeZone: TimeZone.nullable().optional(),
    salesEndAt: Instant.nullable().optional(),
    maxPerOrder: z.int().min(1).max(100).optional(),
    maxPerBuyer: z.int().min(1).max(1_000).nullable().optional(),
    version: z.int().min(0).meta({ description: 'The one that was read; a stale one is refused.' }),
  })
  .meta({ id: 'UpdateTicket' });
export type UpdateTicketBody = z.infer<typeof UpdateTicketBody>;

/** `DELETE /api/tickets/:id`: the reason is shown to everybody, also to those who bought. */
export const WithdrawTicketBody = z
  .strictObject({ reason: z.string().trim().min(1).max(200).optional() })
  .meta({ id: 'WithdrawTicket', description: 'The reason is shown to everybody, also to those who bought.' });

export const TICKET_SORTS = ['soonest', 'newest', 'price-low', 'price-high'] as const;
const WholeAmount = wholeNumber(0, MOST_PAYABLE);

/** `GET /api/tickets`: all optional, all combinable. `from` and `to` bound `startsAt`; `q` searches title, description, venue. */
export const ListTicketsQuery = PageQuery.extend({
  q: z.string().trim().max(200).optional().meta({ description: 'Searches title, description and venue.' }),
  category: Category.optional(),
  city: z.string().trim().min(1).max(100).optional(),
  minPrice: WholeAmount.optional(),
  maxPrice: WholeAmount.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  available: z.enum(['true', 'false']).optional(),
  sort: z.enum(TICKET_SORTS).optional().meta({ description: "Default: `soonest`; of one's own listings `newest`." }),
  seller: z.literal('me').optional().meta({
    description: "The caller's own listings, those over and withdrawn too, narrowed by the other filters as any list.",
  }),
  status: TicketState.shape.status.optional().meta({ description: 'With `seller=me` only.' }),
});
export type ListTicketsQuery = z.infer<typeof ListTicketsQuery>;

export const Ticket = TicketState.extend({
  available: z.int(),
  held: z.int(),
  sold: z.int(),
  orderable: z.boolean().meta({
    description: 'False once sales ended, the event began, the listing is withdrawn or paused, or nothing is left.',
  }),
  earned: z
    .array(z.object({ currency: z.string(), amount: Amount }))
    .optional()
    .meta({
      description:
        "For its seller only: what was paid and not given back, an entry a currency, the listing's own first.",
    }),
  buyers: z.int().optional().meta({
    description: 'For its seller only: how many people hold or have bought, whom a withdrawal would concern.',
  }),
  heldUntil: Instant.nullable().optional().meta({
    description:
      'For its seller only: when all seats held now are free again at the latest; null when none is held or somebody is paying.',
  }),
}).meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof Ticket>;
