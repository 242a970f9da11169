import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Version } from '../values.ts';
import { OrderedTicket } from './state.ts';

/** The e-tickets of one completed order, with the codes that open the gate: read by support alone. */
export const AdmissionIssued = defineEvent({
  type: 'admission:issued',
  version: 1,
  source: 'orders',
  data: z.object({
    orderId: Id,
    buyerId: Id,
    ticket: OrderedTicket,
    quantity: z.int().min(1),
    amount: z.int().min(0),
    currency: z.string(),
    admissions: z.array(z.object({ id: Id, seat: z.int().min(1), code: z.string() })).min(1),
    issuedAt: Instant,
    version: Version,
  }),
});
