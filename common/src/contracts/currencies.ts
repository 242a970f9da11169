/** How an amount of a currency is written in its minor unit, and what one payment may come to, as Stripe has it. */
export interface PayableMoney {
  /** 2: an amount of 2550 is 25.50. Stripe's own count, which for some currencies is not ISO 4217's. */
  readonly minorDigits: number;
  /** Every amount is a multiple of it. */
  readonly step: number;
  /** The least one payment may come to; where Stripe names none for the currency, one step. */
  readonly minimum: number;
}

/** The most one payment may come to, in the minor unit of any currency: Stripe's amounts have up to eight digits. */
export const MOST_PAYABLE = 99_999_999;

const TWO_DIGITS =
  codes(`aed afn all amd ang aoa ars aud awg azn bam bbd bdt bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny
  cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr jmd kes kgs khr kyd kzt
  lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron
  rsd rub sar sbd scr sek sgd shp sle sos srd szl thb tjs top try ttd twd tzs uah usd uyu uzs wst xcd xcg yer zar zmw`);
const NO_DIGITS = codes('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf');
/** They have no minor unit any more; Stripe goes on writing them with two digits, which are always 00. */
const TWO_EMPTY_DIGITS = codes('isk ugx');
/** The card networks take no thousandths: the last of the three digits is always 0. */
const THREE_DIGITS = codes('bhd jod kwd omr tnd');

/** Stripe's minimum charges. Of the others it only wants what they come to in the currency of the account to be enough. */
const MINIMUM: Readonly<Record<string, number>> = {
  ...{ aed: 200, aud: 50, brl: 50, cad: 50, chf: 50, czk: 1_500, dkk: 250, eur: 50, gbp: 30, hkd: 400, huf: 17_500 },
  ...{ inr: 50, jpy: 50, mxn: 1_000, myr: 200, nok: 300, nzd: 50, pln: 200, ron: 200, sek: 300, sgd: 50, thb: 1_000 },
  usd: 50,
};

const PAYABLE: ReadonlyMap<string, PayableMoney> = new Map([
  ...rows(TWO_DIGITS, { minorDigits: 2, step: 1 }),
  ...rows(NO_DIGITS, { minorDigits: 0, step: 1 }),
  ...rows(TWO_EMPTY_DIGITS, { minorDigits: 2, step: 100 }),
  ...rows(THREE_DIGITS, { minorDigits: 3, step: 10 }),
]);

/**
 * The currencies this product can be paid in, in lower case. The one table of them; source: docs.stripe.com/currencies. Without
 * zod, so that a page that shows a price does not bring it.
 */
export const PAYABLE_CURRENCIES: readonly string[] = [...PAYABLE.keys()].sort();

/** What Stripe says of a currency; undefined when nothing can be paid in it. Prices are multiples of its `step`. */
export function payableMoney(currency: string): PayableMoney | undefined {
  return PAYABLE.get(currency.toLowerCase());
}

/** Whether one payment may come to this amount. */
export function isPayable(amount: number, currency: string): boolean {
  const money = payableMoney(currency);
  return money !== undefined && amount >= money.minimum && amount <= MOST_PAYABLE && amount % money.step === 0;
}

/** The least price of one ticket at which an order of so many can be paid for, in the minor unit. */
export function leastPayablePrice(currency: string, tickets: number): number {
  const { minimum, step } = payableMoney(currency) ?? { minimum: 0, step: 1 };
  return Math.ceil(minimum / tickets / step) * step;
}

/**
 * Digits of the minor unit that an amount of the currency is written in: 2 for USD, 0 for JPY, 3 for KWD. Of a currency that
 * nothing can be paid in ISO 4217's.
 */
export function minorDigits(currency: string): number {
  return payableMoney(currency)?.minorDigits ?? isoDigits(currency);
}

/** An amount in the minor unit as people read it: 2550 usd is "$25.50", 2550 jpy "¥2,550", 50000 isk "ISK 500". */
export function formatMoney(amount: number, currency: string, locale = 'en-US'): string {
  const digits = minorDigits(currency);
  const shown = (payableMoney(currency)?.step ?? 1) === 10 ** digits ? 0 : digits;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: digits,
  });
  return format.format(amount / 10 ** digits);
}

/** An amount in the minor unit as programs read it: 2550 usd is "25.50", 2550 jpy "2550". */
export function plainMoney(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

function isoDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function codes(list: string): readonly string[] {
  return list.split(/\s+/);
}

function rows(list: readonly string[], money: Omit<PayableMoney, 'minimum'>): [string, PayableMoney][] {
  return list.map((code) => [code, { ...money, minimum: MINIMUM[code] ?? money.step }]);
}
