import type { Problem } from '@ticketing-dev/common/contracts';
import { instant } from '../format/dates.ts';

/** Why a price is locked and until when, on the seller's own clock. */
export function lockWords({ until }: Problem): string {
  const why = 'cannot change while somebody is buying at this price';
  if (typeof until !== 'string') return `${why}: try again in a few minutes`;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return `${why}: it is free again by ${instant(until, timeZone)} at the latest`;
}
