import type {
  DataOf,
  OrderedTicket,
  OrderState,
  PaymentState,
  UserLinkRequested,
} from '@ticketing-dev/common/contracts';
import type { MessageKind } from './new-message.ts';
import type { IssuedAdmissions } from './order-letters.ts';
import type { SalesDigest } from './sales-digest.ts';

/** A message as it would be written, to look at. */
export interface Preview {
  readonly name: string;
  readonly kind: MessageKind;
  readonly content: object;
}

/** When the previews are sent: their holds still run. */
export const PREVIEW_NOW = new Date('2026-03-01T10:00:30.000Z');
const SOON = '2026-03-01T10:05:00.000Z';

const id = (end: string) => `0198f6d2-7a10-7c3e-9b5f-${end.padStart(12, '0')}`;

const ticket: OrderedTicket = {
  id: id('b1'),
  sellerId: id('c2'),
  title: 'Summer Night Concert: Dvořák & Friends',
  category: 'concert',
  price: 2_550,
  currency: 'usd',
  venue: { name: 'Waldbühne', city: 'Berlin', country: 'DE' },
  startsAt: '2026-06-20T18:00:00.000Z',
  timeZone: 'Europe/Berlin',
};

const order: OrderState = {
  id: id('a1'),
  buyerId: id('c1'),
  ticket,
  quantity: 2,
  amount: 5_100,
  currency: 'usd',
  status: 'created',
  cancelReason: null,
  paymentId: null,
  amountPaid: 0,
  amountRefunded: 0,
  admissions: [],
  expiresAt: SOON,
  createdAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
  version: 1,
};
const cancelled = (cancelReason: OrderState['cancelReason']): OrderState => ({
  ...order,
  status: 'cancelled',
  cancelReason,
  version: 2,
});

const issued: IssuedAdmissions = {
  orderId: order.id,
  buyerId: order.buyerId,
  ticket,
  quantity: 2,
  amount: 5_100,
  currency: 'usd',
  admissions: [1, 2].map((seat) => ({
    id: id(`e${seat}`),
    seat,
    code: `TKT.eyJhIjoiMDE5OGY2ZDItN2ExMC03YzNlLTliNWYtMDAwMDAwMDAwMGUke${seat}.c2FtcGxlLW9mLWEtc2lnbmF0dXJlLXRoYXQtb3BlbnMtbm8tZ2F0ZQ`,
  })),
  issuedAt: '2026-03-01T10:02:30.000Z',
  version: 3,
};

const payment: PaymentState = {
  id: id('d1'),
  orderId: order.id,
  buyerId: order.buyerId,
  amount: 5_100,
  currency: 'usd',
  status: 'voided',
  amountCaptured: 0,
  amountRefunded: 0,
  reason: 'order-expired',
  createdAt: '2026-03-01T10:02:30.000Z',
  updatedAt: '2026-03-01T10:06:00.000Z',
  version: 6,
};
const refunded: PaymentState = {
  ...payment,
  status: 'refunded',
  amountCaptured: 5_100,
  amountRefunded: 5_100,
  reason: 'order-refunded',
};

const refundedInPart: PaymentState = {
  ...refunded,
  status: 'captured',
  amountRefunded: 2_550,
  reason: 'refunded-at-stripe',
};

const link: DataOf<typeof UserLinkRequested> = {
  id: id('111'),
  userId: id('c1'),
  email: 'anna@example.com',
  name: 'Anna Example',
  kind: 'verify-email',
  url: `https://ticketing.dev/verify-email?token=${'sample'.repeat(8)}`,
  expiresAt: '2026-03-01T10:30:30.000Z',
  version: 1,
};

const NONE = { orders: 0, quantity: 0, amounts: [] };
const sold: SalesDigest = {
  id: id('f1'),
  listingId: ticket.id,
  sellerId: ticket.sellerId,
  title: ticket.title,
  timeZone: ticket.timeZone,
  orders: 12,
  quantity: 27,
  amounts: [{ amount: 68_850, currency: 'usd' }],
  refunded: NONE,
  latest: [4, 1, 2, 2, 6, 1, 2, 4, 2, 1].map((quantity, index) => ({
    orderId: id(`a${index}`),
    soldAt: `2026-03-01T09:${59 - 4 * index}:00.000Z`,
    quantity,
    amount: quantity * ticket.price,
    currency: 'usd',
  })),
};

const returned = { orders: 2, quantity: 3, amounts: [{ amount: 7_650, currency: 'usd' }] };

/** Every message there is, with sample data; names are unique. */
export const PREVIEWS: readonly Preview[] = [
  { name: 'verify-email', kind: 'verify-email', content: link },
  { name: 'reset-password', kind: 'reset-password', content: { ...link, kind: 'reset-password' } },
  { name: 'order-reserved', kind: 'order-reserved', content: order },
  { name: 'order-completed', kind: 'order-completed', content: issued },
  { name: 'confirm-address', kind: 'confirm-address', content: issued },
  { name: 'order-cancelled-expired', kind: 'order-cancelled', content: cancelled('expired') },
  { name: 'order-cancelled-by-buyer', kind: 'order-cancelled', content: cancelled('by-buyer') },
  { name: 'payment-failed', kind: 'payment-failed', content: cancelled('payment-failed') },
  { name: 'payment-released', kind: 'payment-released', content: payment },
  { name: 'refunded', kind: 'refunded', content: refunded },
  { name: 'refunded-late', kind: 'refunded', content: { ...refunded, reason: 'order-expired' } },
  { name: 'refunded-in-part', kind: 'refunded-in-part', content: refundedInPart },
  { name: 'listing-sold', kind: 'listing-sold', content: sold },
  { name: 'listing-sold-and-refunded', kind: 'listing-sold', content: { ...sold, refunded: returned } },
  { name: 'listing-refunded', kind: 'listing-sold', content: { ...sold, ...NONE, latest: [], refunded: returned } },
];
