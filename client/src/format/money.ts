import { LOCALE } from './locale.ts';

/** Digits after the point of a currency: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount in the minor unit as people read it: 2550 usd is "$25.50". */
export function money(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).format(amount / 10 ** digits);
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
