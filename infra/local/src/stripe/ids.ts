import { randomInt } from 'node:crypto';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const random = (length: number) => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** An id as Stripe writes them: `pi_3…`, `ch_3…`, `evt_3…`. */
export const stripeId = (prefix: string): string => `${prefix}_3${random(23)}`;
export const requestId = (): string => `req_${random(14)}`;
export const clientSecret = (paymentIntent: string): string => `${paymentIntent}_secret_${random(25)}`;
export const pageToken = (): string => `src_${random(24)}`;
export const fingerprintOf = (): string => random(16);
