import { formatMoney, payableMoney, type TicketState } from '@ticketing-dev/common/contracts';
import { AppError, type FieldError } from '@ticketing-dev/common/errors';

const ASKED = ['price', 'currency', 'quantity', 'maxPerOrder', 'maxPerBuyer'] as const;
type Offer = Pick<TicketState, (typeof ASKED)[number]>;

/**
 * Refuses an offer that nobody could ever pay for, however many they took. Asked where something about it is new: a listing
 * from before this rule may still get a better description.
 */
export function refuseUnpayable(offer: Offer, before?: Offer): void {
  if (before !== undefined && ASKED.every((field) => offer[field] === before[field])) return;
  const error = whyUnpayable(offer);
  if (error !== null) {
    throw new AppError('invalid', 'invalid-input', `The ${error.field} ${error.message}.`, { errors: [error] });
  }
}

function whyUnpayable(offer: Offer): FieldError | null {
  const { price, currency } = offer;
  const money = payableMoney(currency);
  if (money === undefined) {
    return { field: 'currency', message: 'must be a currency that can be paid by card, such as "usd"' };
  }
  const { minimum, step } = money;
  const said = (amount: number) => formatMoney(amount, currency);
  if (price % step !== 0) return { field: 'price', message: `must be a multiple of ${said(step)}` };
  const largest = largestOrder(offer);
  if (price * largest >= minimum) return null;
  const least = said(Math.ceil(minimum / largest / step) * step);
  const why =
    largest === 1
      ? 'a payment by card cannot be smaller'
      : `the largest order allowed (${largest} tickets) has to come to ${said(minimum)}, the least that can be paid by card`;
  return { field: 'price', message: `must be at least ${least}: ${why}` };
}

function largestOrder({ quantity, maxPerOrder, maxPerBuyer }: Offer): number {
  return Math.min(quantity, maxPerOrder, maxPerBuyer ?? quantity);
}
