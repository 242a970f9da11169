import { invalidParam } from '../http/api-error.ts';

/** Stripe's minimum charge amounts, in minor units; other currencies have none here. */
const MINIMUM: Readonly<Record<string, number>> = {
  aed: 200,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};
const MAXIMUM = 99_999_999;

/** Money as Stripe's messages print it: `$25.50`, `¥2,550`. */
export function inWords(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

export function checkAmount(amount: number, currency: string): void {
  const minimum = MINIMUM[currency] ?? 1;
  if (amount < minimum)
    throw invalidParam(
      'amount',
      `Amount must be at least ${inWords(minimum, currency)} ${currency}`,
      'amount_too_small',
    );
  if (amount > MAXIMUM)
    throw invalidParam('amount', `Amount must be no more than ${inWords(MAXIMUM, currency)}`, 'amount_too_large');
}
