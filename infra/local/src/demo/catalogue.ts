import type { CreateTicketBody } from '@ticketing-dev/common/contracts';

const PLACES = {
  berlin: { name: 'Waldbühne', city: 'Berlin', country: 'DE', timeZone: 'Europe/Berlin', currency: 'eur' },
  hamburg: { name: 'Elbphilharmonie', city: 'Hamburg', country: 'DE', timeZone: 'Europe/Berlin', currency: 'eur' },
  london: { name: 'Roundhouse', city: 'London', country: 'GB', timeZone: 'Europe/London', currency: 'gbp' },
  newYork: { name: 'Beacon Theatre', city: 'New York', country: 'US', timeZone: 'America/New_York', currency: 'usd' },
  chicago: { name: 'Lakeside Arena', city: 'Chicago', country: 'US', timeZone: 'America/Chicago', currency: 'usd' },
  tokyo: { name: 'Ueno Hall', city: 'Tokyo', country: 'JP', timeZone: 'Asia/Tokyo', currency: 'jpy' },
} as const;

type Line = readonly [
  category: CreateTicketBody['category'],
  title: string,
  place: keyof typeof PLACES | null,
  /** Days after the first start, and the hour there (UTC). */
  day: number,
  hour: number,
  /** In the currency's minor unit. */
  price: number,
  quantity: number,
  description: string,
];

/** Thirty listings of all categories: cheap and dear, one seat and thousands, soon and in a year, with and without a date. */
const LINES: readonly Line[] = [
  [
    'concert',
    'The Lanterns – Autumn Tour',
    'berlin',
    21,
    18,
    5_900,
    400,
    'Indie folk under the open sky. Doors open two hours before.',
  ],
  [
    'concert',
    'Nordic Strings: Sibelius & Grieg',
    'hamburg',
    34,
    18,
    8_400,
    250,
    'A chamber orchestra of thirty, in one evening through the north.',
  ],
  ['concert', 'Midnight Brass', 'newYork', 12, 1, 4_500, 180, 'Nine horns, one drummer, no setlist.'],
  ['concert', 'Aya Mori Trio', 'tokyo', 45, 10, 7_800, 90, 'Piano, bass and drums in the small hall.'],
  [
    'concert',
    'Choirs of the City',
    'london',
    60,
    19,
    2_200,
    600,
    'Twelve choirs, three hundred voices, pay what the seat is worth.',
  ],
  [
    'concert',
    'Static Garden – Farewell Show',
    'chicago',
    90,
    1,
    12_500,
    1_200,
    'The last night after twenty-two years.',
  ],
  [
    'concert',
    'Songwriters in the Round',
    'newYork',
    8,
    0,
    3_000,
    60,
    'Four writers, four chairs, the stories behind the songs.',
  ],
  [
    'concert',
    'Baroque by Candlelight',
    'berlin',
    150,
    18,
    4_900,
    120,
    'Handel, Corelli and a harpsichord older than the hall.',
  ],
  [
    'sports',
    'City Marathon – Start Place',
    'berlin',
    120,
    7,
    9_500,
    2_000,
    'A place in the second wave. Bring your own shoes.',
  ],
  ['sports', 'Lakers of the North vs. Harbour City', 'chicago', 16, 0, 6_600, 900, 'Regular season, upper tier.'],
  [
    'sports',
    'Cup Final: Women',
    'london',
    75,
    14,
    5_500,
    1_500,
    'The oldest cup of the country, at last sold out for the women, too.',
  ],
  ['sports', 'Night Velodrome', 'hamburg', 28, 19, 2_900, 300, 'Six laps, twelve riders, one spotlight.'],
  ['sports', 'Sumo – Day 7', 'tokyo', 52, 4, 11_000, 140, 'A box for four, cushions included.'],
  ['sports', 'Table Tennis Open – Semifinals', 'berlin', 40, 12, 1_800, 220, 'Four tables, best of seven.'],
  [
    'movie',
    'Metropolis with Live Organ',
    'berlin',
    19,
    18,
    2_400,
    240,
    'The restored cut of 1927, an organist and two hours and a half of rain.',
  ],
  ['movie', 'Sunrise Matinee: Animated Shorts', 'london', 5, 10, 900, 150, 'Fourteen films for ages six to ninety.'],
  ['movie', 'Director’s Talk: The Quiet Border', 'newYork', 26, 23, 2_000, 130, 'Screening and an hour of questions.'],
  [
    'movie',
    'Open Air Cinema – Mystery Film',
    'hamburg',
    33,
    20,
    1_400,
    500,
    'You learn the title when the lights go out.',
  ],
  ['movie', 'All-Night Science Fiction', 'tokyo', 70, 13, 3_600, 200, 'Five films, breakfast at six.'],
  ['theatre', 'Hamlet, in Ninety Minutes', 'london', 14, 19, 3_800, 320, 'Six actors, no interval, everybody dies.'],
  ['theatre', 'The Importance of Being Earnest', 'newYork', 48, 0, 7_200, 280, 'With the handbag.'],
  [
    'theatre',
    'Kabuki: The Subscription List',
    'tokyo',
    64,
    5,
    9_800,
    110,
    'English headphones are available at the door.',
  ],
  ['theatre', 'Improvised Opera', 'berlin', 10, 18, 2_600, 90, 'You shout a word, they sing an aria.'],
  ['theatre', 'Puppets for Grown-ups', 'hamburg', 85, 18, 3_100, 75, 'Dark, tender, strictly after bedtime.'],
  ['theatre', 'A Winter’s Tale – Front Row', 'london', 210, 19, 9_900, 2, 'The last two seats of the front row.'],
  ['other', 'Sourdough for Beginners', 'berlin', 9, 9, 6_500, 12, 'Five hours, one starter to take home.'],
  ['other', 'Night at the Observatory', 'chicago', 31, 2, 2_500, 40, 'Saturn, weather permitting; cocoa in any case.'],
  ['other', 'Harbour Ferry – Day Pass', null, 0, 0, 1_200, 5_000, 'One day of your choice.'],
  [
    'other',
    'Design Conference – Early Bird',
    'hamburg',
    300,
    8,
    39_900,
    350,
    'Two days, one track, no sponsors on stage.',
  ],
  ['other', 'Escape Room: The Archive', null, 0, 0, 2_800, 1, 'One slot for up to six people, redeemable all year.'],
];

/** Pure: the same listings for the same first day, so that a repeated request is the same request. */
export function catalogue(firstDay: Date): Partial<CreateTicketBody>[] {
  return LINES.map(([category, title, place, day, hour, price, quantity, description]) => {
    const base = { category, title, price, quantity, description };
    if (place === null) return base;
    const { currency, timeZone, ...venue } = PLACES[place];
    const startsAt = new Date(firstDay);
    startsAt.setUTCDate(startsAt.getUTCDate() + day + 1);
    startsAt.setUTCHours(hour, 30, 0, 0);
    return { ...base, currency, venue, timeZone, startsAt: startsAt.toISOString() };
  });
}
