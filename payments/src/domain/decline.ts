import { AppError } from '@ticketing-dev/common/errors';

/** What a thief must not learn (Stripe asks to show these as any other decline). */
const KEPT_QUIET = new Set([
  'fraudulent',
  'lost_card',
  'merchant_blacklist',
  'pickup_card',
  'restricted_card',
  'stolen_card',
]);
const HELD = 'Your seats are still held: please try another card.';

/** The bank's no, in Stripe's words for the buyer. The payment can be tried again. */
export function cardDeclined({ declineCode, message }: { declineCode: string; message: string }): AppError {
  const isQuiet = KEPT_QUIET.has(declineCode);
  const words = isQuiet || message === '' ? 'Your card was declined.' : message;
  return new AppError('payment-required', 'card-declined', `${words} ${HELD}`, {
    details: { declineCode: isQuiet ? 'generic_decline' : declineCode },
  });
}

/** Stripe knows no such payment method, or it cannot be used. */
export function methodRefused({ code, param }: { code: string; param: string | null }): AppError {
  return new AppError('invalid', 'payment-method-refused', `This payment method cannot be used. ${HELD}`, {
    errors: [{ message: `cannot be used (${param === null ? code : `${param}: ${code}`})`, field: 'paymentMethodId' }],
  });
}
