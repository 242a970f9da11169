import { formatMoney, payableMoney, type TicketState } from '@ticketing-dev/common/contracts';
import { AppError, type FieldError } from '@ticketing-dev/common/errors';

type Money = Pick<TicketState, 'price' | 'currency'>;

/**
 * Refuses a price that no number of tickets makes payable. Asked where it is new: a listing from before this rule may still get
 * a better description. A price below the minimum charge is allowed, as several tickets may come to it (`leastPayablePrice`).
 */
export function refuseUnpayable(money: Money, before?: Money): void {
  if (before !== undefined && money.price === before.price && money.currency === before.currency) return;
  const error = whyUnpayable(money);
  if (error !== null) {
    throw new AppError('invalid', 'invalid-input', `The ${error.field} ${error.message}.`, { errors: [error] });
  }
}

function whyUnpayable({ price, currency }: Money): FieldError | null {
  const money = payableMoney(currency);
  if (money === undefined) {
    return { field: 'currency', message: 'must be a currency that can be paid by card, such as "usd"' };
  }
  const { step } = money;
  return price % step === 0
    ? null
    : { field: 'price', message: `must be a multiple of ${formatMoney(step, currency)}` };
}
