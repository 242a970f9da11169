import { formatMoney, minorDigits } from '@ticketing-dev/common/contracts';
import { LOCALE } from './locale.ts';

/** An amount in the minor unit as people read it: 2550 usd is "$25.50". */
export function money(amount: number, currency: string): string {
  return formatMoney(amount, currency, LOCALE);
}

/** What somebody typed, as an amount in the minor unit; undefined when it is none. "25.5" usd is 2550. */
export function amountOf(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
  const [, whole, fraction = ''] = /^(\d{1,12})(?:[.,](\d+))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || fraction.length > digits) return undefined;
  return Number(whole + fraction.padEnd(digits, '0'));
}

/** The other way round, for a form's field: 2550 usd is "25.50". */
export function amountText(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
}
