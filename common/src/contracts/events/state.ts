import { z } from 'zod';
import { Amount, Category, Currency, Id, Instant, TimeZone, Venue, Version } from '../values.ts';

/** The public state of each aggregate, as events carry it. HTTP answers may add fields, events may not leave any out. */

/** A deleted user: a versioned tombstone without personal data. */
export const UserTombstone = z.object({
  id: Id,
  status: z.literal('deleted'),
  version: Version,
});

export const UserState = z.object({
  id: Id,
  email: z.string(),
  name: z.string().nullable(),
  /** E.164, only when the user gave one. */
  phone: z.string().nullable(),
  emailVerified: z.boolean(),
  roles: z.array(z.string()),
  status: z.enum(['active', 'suspended']),
  createdAt: Instant,
  version: Version,
});
export type UserState = z.infer<typeof UserState>;

export const RoleState = z.object({
  /** The role's name is its id: `buyer`, `seller`, `admin`. */
  id: z.string(),
  permissions: z.array(z.string()),
  version: Version,
});
export type RoleState = z.infer<typeof RoleState>;

/** `withdrawn` is final: the tombstone of a listing keeps what its orders' pages show. */
export const TicketState = z.object({
  id: Id,
  sellerId: Id,
  title: z.string(),
  description: z.string(),
  category: Category,
  price: Amount,
  currency: Currency,
  quantity: z.int(),
  venue: Venue.nullable(),
  startsAt: Instant.nullable(),
  timeZone: TimeZone.nullable(),
  salesEndAt: Instant.nullable(),
  maxPerOrder: z.int(),
  maxPerBuyer: z.int().nullable(),
  status: z.enum(['listed', 'withdrawn']),
  /** Nothing is sold while the seller's account is suspended; absent in events of before: it is not. */
  paused: z.boolean().optional(),
  /** What the seller said when withdrawing it. */
  withdrawReason: z.string().nullable().optional(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
});
export type TicketState = z.infer<typeof TicketState>;

/** `capacity = available + held + sold` and `available >= 0`, always. */
export const InventoryState = z.object({
  ticketId: Id,
  capacity: z.int().min(0),
  available: z.int().min(0),
  held: z.int().min(0),
  sold: z.int().min(0),
  /** The stock document's `seq`. */
  version: Version,
});
export type InventoryState = z.infer<typeof InventoryState>;

export const ORDER_STATUSES = ['created', 'paying', 'completed', 'cancelled', 'refunding', 'refunded'] as const;
export const CANCEL_REASONS = ['by-buyer', 'expired', 'payment-failed'] as const;

/** What an order keeps of the listing it was made from: the price it was granted never changes. */
export const OrderedTicket = TicketState.pick({
  id: true,
  sellerId: true,
  title: true,
  category: true,
  price: true,
  currency: true,
  venue: true,
  startsAt: true,
  timeZone: true,
});
export type OrderedTicket = z.infer<typeof OrderedTicket>;

export const OrderState = z.object({
  id: Id,
  buyerId: Id,
  ticket: OrderedTicket,
  quantity: z.int().min(1),
  /** price x quantity, in the currency's minor unit. */
  amount: Amount,
  currency: Currency,
  status: z.enum(ORDER_STATUSES),
  cancelReason: z.enum(CANCEL_REASONS).nullable(),
  /** The one payment that may move this order, once it is paying. */
  paymentId: Id.nullable(),
  amountPaid: Amount,
  amountRefunded: Amount,
  admissions: z.array(z.object({ id: Id, status: z.enum(['issued', 'refunded']) })),
  expiresAt: Instant,
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
});
export type OrderState = z.infer<typeof OrderState>;

export const PAYMENT_STATUSES = [
  'created',
  'requires-action',
  'authorized',
  'capturing',
  'captured',
  'refunding',
  'refunded',
  'voiding',
  'voided',
  'failed',
] as const;

export const PaymentState = z.object({
  id: Id,
  orderId: Id,
  buyerId: Id,
  amount: Amount,
  currency: Currency,
  status: z.enum(PAYMENT_STATUSES),
  amountCaptured: Amount,
  amountRefunded: Amount,
  /** Why it was voided, refunded or failed: a key of `PAYMENT_REASONS`, e.g. `order-expired`, `capture-refused`. */
  reason: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
});
export type PaymentState = z.infer<typeof PaymentState>;
