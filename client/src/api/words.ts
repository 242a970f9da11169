import { count } from '../format/locale.ts';
import { money } from '../format/money.ts';
import type { ApiError } from './api-error.ts';

/** What happened and what to do now, for a person. Never a code. */
export interface Words {
  readonly title: string;
  readonly text: string;
  readonly next?: { readonly label: string; readonly href: string };
}

type Say = (error: ApiError) => Words;

const BROWSE = { label: 'Browse events', href: '/' };
const ORDERS = { label: 'My orders', href: '/orders' };
const LISTINGS = { label: 'My listings', href: '/listings' };
const again =
  (title: string, text: string): Say =>
  () => ({ title, text });

const TRY_AGAIN = again('That did not work', 'Something went wrong on our side. Nothing was lost: please try again.');
const BUSY = again('We are very busy', 'A lot of people are here right now. Please wait a few seconds and try again.');
const SIGN_IN: Say = () => ({
  title: 'Please sign in',
  text: 'You are not signed in any more. Sign in and carry on where you were.',
  next: { label: 'Sign in', href: '/signin' },
});

const WORDS: Readonly<Record<string, Say>> = {
  'no-answer': again('We cannot reach ticketing.dev', 'Please check your connection and try again. Nothing was lost.'),
  'internal-error': TRY_AGAIN,
  'bad-gateway': again('The connection broke off', 'Please try again: doing it twice does no harm.'),
  'service-unavailable': again('This part of the site is away', 'It should be back in a moment. Please try again.'),
  'database-unavailable': TRY_AGAIN,
  'database-busy': BUSY,
  busy: BUSY,
  'try-again': BUSY,
  'too-many-requests': again('One moment, please', 'That was a little too often. Wait a minute, then try again.'),
  'too-many-holds': () => ({
    title: 'You have a lot of unpaid orders',
    text: 'Pay for one of them, or give one up, and try again.',
    next: ORDERS,
  }),
  'bad-request': TRY_AGAIN,
  'malformed-json': TRY_AGAIN,
  'unsupported-media-type': TRY_AGAIN,
  'too-large': again('That is too much', 'Please shorten the text and try again.'),
  'cross-site-request': again('Please try again', 'Reload this page, then try again.'),
  'invalid-input': again('Please check the form', 'Some of the fields need another look.'),
  'idempotency-key-reused': again('Please reload this page', 'Something changed since you opened it.'),
  'not-found': () => ({
    title: 'There is nothing here',
    text: 'It may have moved, or the link is not right.',
    next: BROWSE,
  }),
  'not-allowed': () => ({
    title: 'Your account cannot do this',
    text: 'If it should, please contact support.',
    next: BROWSE,
  }),

  'not-signed-in': SIGN_IN,
  'token-expired': SIGN_IN,
  'unknown-session': SIGN_IN,
  'wrong-credentials': () => ({
    title: 'That did not match',
    text: 'The e-mail address or the password is not right. Check both, or set a new password.',
    next: { label: 'Forgot your password?', href: '/forgot' },
  }),
  'wrong-password': again('That is not your password', 'Please type your current password again.'),
  'email-taken': () => ({
    title: 'This address has an account already',
    text: 'Sign in with it, or set a new password.',
    next: { label: 'Sign in', href: '/signin' },
  }),
  suspended: again('This account is suspended', 'Please contact support to find out why.'),
  'account-not-active': again(
    'This account cannot buy or sell at the moment',
    'Please contact support to find out why.',
  ),
  'already-verified': again('All done already', 'Your e-mail address is confirmed.'),
  'link-gone': again('This link is used up', 'Links work once and for 30 minutes. Ask for a new one.'),
  'unknown-user': SIGN_IN,
  'last-admin': again('You are the last administrator', 'Make somebody else one first.'),

  'sold-out': ({ problem }) => {
    const left = wholeNumber(problem.available) ?? 0;
    if (left === 0)
      return {
        title: 'Just taken',
        text: 'Somebody was faster: nothing is left right now. Seats come back when others let them go.',
        next: BROWSE,
      };
    return {
      title: 'Just taken',
      text: `Somebody was faster. There ${left === 1 ? 'is' : 'are'} ${count(left, 'ticket')} left: choose that many or fewer.`,
    };
  },
  'price-changed': ({ problem }) => {
    const price = wholeNumber(problem.price);
    const known = price !== undefined && typeof problem.currency === 'string';
    const now = known ? ` It is ${money(price, String(problem.currency))} a ticket now.` : '';
    return {
      title: 'The price has changed',
      text: `The seller changed it while you were here.${now} Nothing was reserved: have another look.`,
    };
  },
  'sales-ended': () => ({
    title: 'Sales have ended',
    text: 'Tickets for this event are no longer sold here.',
    next: BROWSE,
  }),
  'selling-stopped': again('Sales are paused', 'We are checking something about this event. Please try again later.'),
  'listing-withdrawn': () => ({
    title: 'Not for sale any more',
    text: 'The seller has taken this event off the market.',
    next: BROWSE,
  }),
  'listing-not-found': () => ({
    title: 'Not for sale',
    text: 'This event is not, or not yet, for sale.',
    next: BROWSE,
  }),
  'own-listing': () => ({
    title: 'This is your own listing',
    text: 'You cannot buy your own tickets.',
    next: LISTINGS,
  }),
  'over-order-limit': ({ problem }) => ({
    title: 'Too many for one order',
    text: `The seller allows ${count(wholeNumber(problem.limit) ?? 1, 'ticket')} in one order.`,
  }),
  'over-buyer-limit': ({ problem }) => ({
    title: 'Too many for one person',
    text: `The seller allows ${count(wholeNumber(problem.limit) ?? 1, 'ticket')} a person; you have ${wholeNumber(problem.alreadyHas) ?? 'some'} already.`,
    next: ORDERS,
  }),

  'order-not-found': () => ({
    title: 'We cannot find this order',
    text: 'It may belong to another account.',
    next: ORDERS,
  }),
  'order-unknown': () => ({
    title: 'We cannot find this order',
    text: 'It may belong to another account.',
    next: ORDERS,
  }),
  'payment-unknown': () => ({
    title: 'We cannot find this payment',
    text: 'It may belong to another account.',
    next: ORDERS,
  }),
  'order-not-payable': again(
    'This order cannot be paid any more',
    'Its time ran out or it was cancelled. You were not charged for it.',
  ),
  'order-not-cancellable': again('Too late to cancel', 'This order is being paid or is paid already.'),
  'order-refunded': () => ({
    title: 'This order was refunded',
    text: 'Its tickets are no longer valid.',
    next: ORDERS,
  }),
  'order-not-refundable': again('Nothing to refund', 'Only a paid order can be refunded.'),
  'beyond-own-rights': again(
    'Your account cannot do this',
    'Theirs may do things that yours may not: somebody with those rights must do it.',
  ),
  'dead-letter-not-open': again('Done already', 'Somebody has decided about this message. Reload the page to see.'),
  'dead-letter-unknown': again('It is gone', 'Somebody has dealt with this message. Reload the page to see.'),

  'not-completed': again('Not paid yet', 'The tickets are here as soon as the order is paid.'),
  'card-declined': ({ problem }) => ({
    title: 'Payment declined',
    text: `${String(problem.detail)} You were not charged.`,
  }),
  'payment-method-refused': again(
    'This card cannot be used',
    'Your seats are still held: please try another card. You were not charged.',
  ),
  'amount-not-payable': ({ problem }) => ({
    title: 'This amount cannot be paid by card',
    text: otherAmount(wholeNumber(problem.atLeast), wholeNumber(problem.atMost)),
  }),
  'payment-busy': again('Your payment is under way', 'Give it a few seconds: you will not be charged twice.'),
  'payment-closing': again('One moment, please', 'Your last payment is being given back. Try again in a few seconds.'),
  'payment-provider-unavailable': again(
    'The payment provider does not answer',
    'Your seats are still held. Try again in a moment: you will not be charged twice.',
  ),

  'not-your-listing': () => ({
    title: 'This is not your listing',
    text: 'Only its seller can change it.',
    next: LISTINGS,
  }),
  'stale-version': again(
    'Changed meanwhile',
    'This listing was changed in another window. Reload the page to see it, then make your change again.',
  ),
  'listing-locked': again(
    'Somebody is buying at this price',
    'The price stands while seats are held, so that nobody pays another price than they saw.',
  ),
  'quantity-too-low': ({ problem }) => ({
    title: 'Too few seats',
    text: `${count(wholeNumber(problem.minimum) ?? 1, 'seat')} are held or sold already: offer at least that many.`,
  }),
};

function otherAmount(atLeast: number | undefined, atMost: number | undefined): string {
  if (atLeast !== undefined) return `It is too little for one payment: choose ${count(atLeast, 'ticket')} or more.`;
  if (atMost !== undefined) return `It is too much for one payment: choose ${count(atMost, 'ticket')} or fewer.`;
  return 'Nothing was charged. Try another number of tickets, or contact support.';
}

export const KNOWN_CODES: ReadonlySet<string> = new Set(Object.keys(WORDS));

/** An error in words, with a next step. */
export function explain(error: unknown): Words {
  if (!isApiError(error)) return TRY_AGAIN_WORDS;
  const say = WORDS[error.code];
  return say ? say(error) : { title: 'That did not work', text: error.problem.detail };
}

const TRY_AGAIN_WORDS: Words = {
  title: 'That did not work',
  text: 'Something went wrong on our side. Nothing was lost: please try again.',
};

function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === 'ApiError' && 'problem' in error;
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
