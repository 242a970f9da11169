import { zonePlace } from '../format/dates.ts';
import { LOCALE } from '../format/locale.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}
interface ChoiceGroup {
  readonly group: string;
  readonly items: Choice[];
}
export interface SellChoices {
  readonly currencies: readonly Choice[];
  readonly countries: readonly Choice[];
  readonly zones: readonly ChoiceGroup[];
}

/** Those that are paid with; any other a listing already has is added to it. */
const CURRENCIES = [
  ...['usd', 'eur', 'gbp', 'jpy', 'chf', 'cad', 'aud', 'nzd', 'sek', 'nok', 'dkk', 'pln', 'czk', 'ron', 'try'],
  ...['inr', 'sgd', 'hkd', 'krw', 'cny', 'thb', 'php', 'myr', 'vnd', 'aed', 'ils', 'kwd', 'zar', 'brl', 'mxn', 'clp'],
];

/** What the form lets choose from; made on the server, so that both sides write the same names. */
export function sellChoices(also: { currency?: string; timeZone?: string | null } = {}): SellChoices {
  return {
    currencies: withOwn(CURRENCIES, also.currency).map((code) => ({ value: code, label: currencyName(code) })),
    countries: COUNTRIES,
    zones: zoneGroups(withOwn(Intl.supportedValuesOf('timeZone'), also.timeZone ?? undefined)),
  };
}

const withOwn = (known: readonly string[], own: string | undefined) =>
  own === undefined || known.includes(own) ? known : [...known, own];

function currencyName(code: string): string {
  const name = new Intl.DisplayNames(LOCALE, { type: 'currency' }).of(code.toUpperCase());
  return `${code.toUpperCase()} – ${name ?? code}`;
}

function zoneGroups(zones: readonly string[]): ChoiceGroup[] {
  const groups = new Map<string, Choice[]>();
  for (const zone of [...zones, 'UTC'].sort()) {
    const [area = zone, ...place] = zone.split('/');
    const name = place.length === 0 ? 'Other' : area;
    const items = groups.get(name) ?? [];
    if (!items.some(({ value }) => value === zone)) items.push({ value: zone, label: zoneName(zone) });
    groups.set(name, items);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}

/** "Europe/Berlin" is "Berlin", "America/Argentina/Salta" is "Salta, Argentina". */
function zoneName(zone: string): string {
  const [, ...places] = zone.split('/');
  return places.length > 1 ? `${zonePlace(zone)}, ${(places[0] ?? '').replaceAll('_', ' ')}` : zonePlace(zone);
}

const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA']);

const COUNTRIES: readonly Choice[] = countries();

/** Every two letters that name a country today: Intl knows the names, but has no list of them. */
function countries(): Choice[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = new Intl.DisplayNames(LOCALE, { type: 'region', fallback: 'none' });
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !NO_COUNTRIES.has(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap((code) => {
      const label = names.of(code);
      return label ? [{ value: code, label }] : [];
    })
    .sort((one, other) => one.label.localeCompare(other.label, LOCALE));
}
