import { AppError } from '@ticketing-dev/common/errors';

export function listingNotFound(): AppError {
  return new AppError('not-found', 'listing-not-found', 'There is no such listing.');
}

/** Also the answer for other people's orders. */
export function orderNotFound(): AppError {
  return new AppError('not-found', 'order-not-found', 'There is no such order.');
}

export function soldOut(available: number): AppError {
  const detail = available === 0 ? 'These tickets are sold out.' : `Only ${available} left.`;
  return new AppError('conflict', 'sold-out', detail, { details: { available } });
}

/** Its numbers differ, or its seller's account is suspended: which of them is nobody else's business. */
export function sellingStopped(): AppError {
  const detail = 'Sales of this event are paused while we check something. Please try again later.';
  return new AppError('conflict', 'selling-stopped', detail);
}

export function accountNotActive(): AppError {
  return new AppError('forbidden', 'account-not-active', 'This account cannot buy tickets at the moment.');
}

/** Unpaid orders one buyer may have at a time, over all listings: far more than a person fills in, too few to empty a hall. */
export const MOST_HOLDS = 100;

/** @param holdSeconds after so long one of them has ended by itself */
export function tooManyHolds(holdSeconds: number): AppError {
  const detail = `You have ${MOST_HOLDS} unpaid orders. Pay for one of them or give it up first.`;
  const details = { limit: MOST_HOLDS };
  return new AppError('too-many-requests', 'too-many-holds', detail, { details, retryAfterSeconds: holdSeconds });
}

export function tryAgain(): AppError {
  return new AppError('unavailable', 'try-again', 'We could not reserve your tickets in time. Please try again.', {
    retryAfterSeconds: 1,
  });
}
