import { z } from 'zod';
import { PAYABLE_CURRENCIES, payableMoney } from './currencies.ts';

/** UUID string; ours are version 7 (time-ordered). Written in lower case: however it is typed, it is the same id. */
export const Id = z.uuid().toLowerCase();
/** ISO 8601 instant in UTC, milliseconds, `Z`. */
export const Instant = z.iso.datetime().meta({ description: 'A moment in UTC, ISO 8601.' });
/** An amount in the currency's minor unit, as Stripe has it: 2550 is USD 25.50, 2550 is JPY 2,550. */
export const Amount = z
  .int()
  .min(0)
  .meta({ description: "In the currency's minor unit, as Stripe has it: 2550 is USD 25.50 and JPY 2,550." });
/** Raised by every change of the aggregate; the newest wins. */
export const Version = z.int().min(0).meta({ description: 'Raised by every change; the newest wins.' });

/** What Intl knows, and those that are younger than this Node. */
const CURRENCIES: ReadonlySet<string> = new Set([
  ...Intl.supportedValuesOf('currency'),
  ...PAYABLE_CURRENCIES.map((code) => code.toUpperCase()),
]);
/** ISO 4217 code in lower case, as Stripe writes it. What is listed anew has a `PayableCurrency`. */
export const Currency = z
  .string()
  .toLowerCase()
  .refine((code) => CURRENCIES.has(code.toUpperCase()), 'must be an ISO 4217 currency code, such as "usd"')
  .meta({ description: 'ISO 4217 code in lower case.', examples: ['usd'] });

/** A currency something may be listed in: one it can be paid in. Three-decimal ones are among them, see `payableMoney`. */
export const PayableCurrency = z
  .string()
  .toLowerCase()
  .refine((code) => payableMoney(code) !== undefined, 'must be a currency that can be paid by card, such as "usd"')
  .meta({ description: 'ISO 4217 code of a currency that cards can pay.', enum: PAYABLE_CURRENCIES });

/** Zones in their usual spelling that were found to be one: Intl takes a tenth of a millisecond to say, and every event asks. */
const knownZones = new Set<string>();
/** IANA time zone name, e.g. `Europe/Berlin`. */
export const TimeZone = z
  .string()
  .refine((zone) => {
    if (knownZones.has(zone)) return true;
    try {
      const { timeZone } = Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
      if (/^[+-]/.test(zone)) return false;
      if (timeZone === zone) knownZones.add(zone);
      return true;
    } catch {
      return false;
    }
  }, 'must be an IANA time zone, such as "Europe/Berlin"')
  .meta({ description: 'IANA time zone.', examples: ['Europe/Berlin'] });

export const CATEGORIES = ['concert', 'sports', 'movie', 'theatre', 'other'] as const;
export const Category = z.enum(CATEGORIES);

export const Venue = z.object({
  name: z.string().trim().min(1).max(200),
  city: z.string().trim().min(1).max(100),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'must be a two-letter country code, such as "DE"'),
});
export type Venue = z.infer<typeof Venue>;
