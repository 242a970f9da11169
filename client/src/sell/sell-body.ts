import { CreateTicketBody, formatMoney, leastPayablePrice } from '@ticketing-dev/common/contracts';
import { z } from 'zod';

/** A day without a time, or a time without a day. */
export const HALF_A_TIME = 'half-a-time';
/** A time that the clocks of that zone are put forward over. */
export const NO_SUCH_TIME = 'no-such-time';

const { price, quantity, maxPerOrder } = CreateTicketBody.shape;

const Time = z.iso
  .datetime({
    error: ({ input }) =>
      input === NO_SUCH_TIME
        ? 'must be another time: the clocks are put forward over this one'
        : 'must have a day and a time of day',
  })
  .nullable();

/**
 * The contract's body, with everything the form asks for required, and in the words of somebody who types amounts. A price at
 * which nobody could pay by card, however many they took, is a mistake here.
 */
export const SellBody = CreateTicketBody.extend({
  price: z
    .int('must be an amount such as 25 or 25.50; some currencies have no cents')
    .min(price.minValue ?? 1, 'must be more than nothing')
    .max(price.maxValue ?? Number.MAX_SAFE_INTEGER, 'is more than a ticket may cost here'),
  quantity: quantity.unwrap(),
  maxPerOrder: maxPerOrder.unwrap(),
  startsAt: Time,
  salesEndAt: Time,
}).check(({ value, issues }) => {
  const { price, currency, quantity, maxPerOrder, maxPerBuyer } = value;
  const largest = Math.min(quantity, maxPerOrder, maxPerBuyer ?? quantity);
  const least = leastPayablePrice(currency, largest);
  if (price >= least) return;
  const message =
    largest === 1
      ? `must be at least ${formatMoney(least, currency)}: a payment by card cannot be smaller`
      : `must be at least ${formatMoney(least, currency)}, so that the largest order (${largest} tickets) can be paid by card`;
  issues.push({ code: 'custom', path: ['price'], message, input: price });
});

const FIELDS: Readonly<Record<string, string>> = {
  venue: 'venueName',
  'venue.name': 'venueName',
  'venue.city': 'venueCity',
  'venue.country': 'venueCountry',
  startsAt: 'startsDay',
  salesEndAt: 'salesEndDay',
};

/** The field that shows what is wrong with a path of the body. */
export const fieldOf = (path: string): string => FIELDS[path] ?? path;
