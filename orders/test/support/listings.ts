import { newId } from '@ticketing-dev/common/runtime';
import type { Listing } from '../../src/domain/listing.ts';

/** A listing as our copy has it, with what matters to the test. */
export function listing(changes: Partial<Listing> = {}): Listing {
  return {
    id: newId(),
    sellerId: newId(),
    title: 'Evening concert',
    category: 'concert',
    price: 2_550,
    currency: 'usd',
    quantity: 10,
    venue: { name: 'Old Hall', city: 'Berlin', country: 'DE' },
    startsAt: new Date('2099-06-01T18:00:00.000Z'),
    timeZone: 'Europe/Berlin',
    salesEndAt: null,
    maxPerOrder: 10,
    maxPerBuyer: null,
    status: 'listed',
    version: 0,
    ...changes,
  };
}
