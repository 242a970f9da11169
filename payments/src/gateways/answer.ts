import type { Intent } from '../domain/intent.ts';

/**
 * What became of a call that changes something at Stripe:
 * - `done`: it happened, now or when it was first asked with this key;
 * - `declined`: the card's bank said no (402); the intent as it is after that, where Stripe sent it along;
 * - `refused`: Stripe says no for good: the object's state does not allow it, or the input is wrong;
 * - `fault`: Stripe broke down (5xx). It repeats that answer for this key, so look first and take a new number;
 * - `silence`: nothing is known (timeout, no connection, busy): the same call with the same key is safe.
 */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | {
      readonly kind: 'declined';
      readonly declineCode: string;
      readonly message: string;
      readonly intent: Intent | null;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly param: string | null }
  | { readonly kind: 'fault' }
  | { readonly kind: 'silence' };
