import type { Call } from '../double.ts';
import { ApiError, invalidParam } from '../http/api-error.ts';
import { ALWAYS_WORKS, type Behaviour, DECLINES } from './behaviour.ts';
import type { CardFace } from './new-method.ts';
import type { MethodData } from './params.ts';
import { testCardNumbered } from './test-cards.ts';

/** Reads a typed-in card as Stripe does: only a browser may send numbers, and only test cards have a meaning here. */
export function readCard(call: Call, data: NonNullable<MethodData['card']>): { face: CardFace; behaviour: Behaviour } {
  if (data.token !== undefined) return { face: faceOf('4242424242424242', 12, 2034), behaviour: ALWAYS_WORKS };
  if (!call.publishable)
    throw new ApiError(402, {
      type: 'invalid_request_error',
      message:
        'Sending credit card numbers directly to the Stripe API is generally unsafe. ' +
        'We suggest you use test tokens that map to the test card you are using.',
    });
  const number = required(data.number, 'card[number]').replaceAll(/[ -]/g, '');
  const month = required(data.exp_month, 'card[exp_month]');
  const year = required(data.exp_year, 'card[exp_year]');
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number))
    throw cardError('incorrect_number', 'Your card number is incorrect.', 'number');
  if (month < 1 || month > 12)
    throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  const fullYear = year < 100 ? 2000 + year : year;
  const now = new Date(call.double.clock.now());
  if (fullYear * 12 + month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1 || fullYear > now.getUTCFullYear() + 50)
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  if (data.cvc !== undefined && !/^\d{3,4}$/.test(data.cvc))
    throw cardError('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  const behaviour = testCardNumbered(number)?.behaviour ?? { ...ALWAYS_WORKS, decline: DECLINES.liveCard };
  return { face: faceOf(number, month, fullYear), behaviour };
}

function faceOf(number: string, expMonth: number, expYear: number): CardFace {
  const known = testCardNumbered(number);
  return {
    brand: known?.brand ?? 'unknown',
    funding: known?.funding ?? 'unknown',
    last4: number.slice(-4),
    expMonth,
    expYear,
  };
}

const cardError = (code: string, message: string, param: string) =>
  new ApiError(402, { type: 'card_error', code, message, param });

function required<T>(value: T | undefined, param: string): T {
  if (value === undefined) throw invalidParam(param, `Missing required param: ${param}.`, 'parameter_missing');
  return value;
}

function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
