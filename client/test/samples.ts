import type { Order, Ticket } from '@ticketing-dev/common/contracts';

export const ticket: Ticket = {
  id: '01890000-0000-7000-8000-000000000001',
  sellerId: '01890000-0000-7000-8000-000000000002',
  title: 'Hamlet, again',
  description: 'Six actors, no interval.',
  category: 'theatre',
  price: 3_800,
  currency: 'gbp',
  quantity: 10,
  venue: { name: 'Roundhouse', city: 'London', country: 'GB' },
  startsAt: '2027-03-14T19:00:00.000Z',
  timeZone: 'Europe/London',
  salesEndAt: null,
  maxPerOrder: 10,
  maxPerBuyer: null,
  status: 'listed',
  createdAt: '2027-01-01T10:00:00.000Z',
  updatedAt: '2027-01-01T10:00:00.000Z',
  version: 0,
  available: 8,
  held: 0,
  sold: 2,
  orderable: true,
};

const { id, sellerId, title, category, price, currency, venue, startsAt, timeZone } = ticket;

export const order: Order = {
  id: '01890000-0000-7000-8000-000000000003',
  buyerId: '01890000-0000-7000-8000-000000000004',
  ticket: { id, sellerId, title, category, price, currency, venue, startsAt, timeZone },
  quantity: 2,
  amount: 7_600,
  currency,
  status: 'completed',
  cancelReason: null,
  paymentId: '01890000-0000-7000-8000-000000000005',
  amountPaid: 7_600,
  amountRefunded: 0,
  admissions: [],
  expiresAt: '2027-01-02T10:05:00.000Z',
  createdAt: '2027-01-02T10:00:00.000Z',
  updatedAt: '2027-01-02T10:01:00.000Z',
  version: 2,
  now: '2027-01-02T10:02:00.000Z',
  history: [],
};
