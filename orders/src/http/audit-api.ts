import { Id, Instant } from '@ticketing-dev/common/contracts';
import { idParam, route } from '@ticketing-dev/common/http';
import { z } from 'zod';

const params = idParam(Id);
const Units = z.object({ held: z.int(), sold: z.int() });
const StockAudit = z
  .object({
    listingId: Id,
    clean: z.boolean(),
    faults: z.array(z.string()),
    stopped: z.object({ at: Instant, reason: z.string() }).nullable(),
    stock: z.object({
      target: z.int().meta({ description: 'What the seller offers.' }),
      capacity: z.int(),
      available: z.int(),
      held: z.int(),
      sold: z.int(),
      grants: z
        .array(z.object({ n: z.int() }))
        .meta({ description: 'Units taken out for requests that are being decided.' }),
    }),
    moves: Units.meta({ description: 'What the stock has not taken in yet.' }),
    orders: Units.meta({ description: 'What the orders themselves say.' }),
  })
  .meta({ id: 'StockAudit', description: 'The numbers of one listing, all read at one moment.' });

export const listStopped = route({
  method: 'get',
  path: '/api/ops/orders/audit',
  summary: 'Listings that sell nothing for now, each audited again',
  who: 'ops',
  answers: { 200: z.object({ items: z.array(StockAudit) }) },
});

export const auditListing = route({
  method: 'get',
  path: '/api/ops/orders/audit/:id',
  summary: 'Audits one listing now',
  description: 'Where its stock and its orders differ it stops selling.',
  who: 'ops',
  params,
  answers: { 200: StockAudit },
  refusals: { 'not-found': ['listing-not-found'] },
});

export const resumeSelling = route({
  method: 'post',
  path: '/api/ops/orders/audit/:id/resume',
  summary: 'Lets a listing sell again, if its numbers are right now',
  who: 'ops',
  params,
  answers: { 200: StockAudit },
  refusals: { 'not-found': ['listing-not-found'], conflict: ['audit-not-clean'] },
});
