import { randomUUID } from 'node:crypto';
import type { CreateTicketBody } from '@ticketing-dev/common/contracts';
import { Person } from '@ticketing-dev/stack/person';
import { list } from '@ticketing-dev/stack/purchase';

/** Somebody with an account, not yet in any browser. */
export function somebody(url: string, fields: { name?: string; phone?: string } = {}): Promise<Person> {
  return new Person(url).signUp(fields);
}

const DAY_MS = 86_400_000;

/** Seven o'clock (UTC) in so many days. */
function evening(days: number): string {
  return `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T19:00:00.000Z`;
}

/** A concert with everything a listing can have, known to the whole product. */
export function concert(seller: Person, fields: Partial<CreateTicketBody> = {}) {
  return list(seller, {
    title: `The Night Owls ${randomUUID().slice(0, 8)}`,
    price: 2_550,
    quantity: 8,
    category: 'concert',
    description: 'Two sets, one interval, doors an hour before.',
    venue: { name: 'Blue Hall', city: 'Berlin', country: 'DE' },
    startsAt: evening(40),
    timeZone: 'Europe/Berlin',
    maxPerOrder: 4,
    ...fields,
  });
}
