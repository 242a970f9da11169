import fc from 'fast-check';

/** What payments may tell of one payment, in the order it happens. */
const HISTORIES = [
  ['authorized'],
  ['authorized', 'capturing', 'captured'],
  ['captured'],
  ['authorized', 'captured', 'refunding', 'refunded'],
  ['captured', 'refunded'],
  ['authorized', 'capturing', 'failed'],
  ['authorized', 'voiding', 'voided'],
  ['requires-action', 'failed'],
  ['requires-action', 'authorized', 'captured'],
] as const;

/** One history, and the same messages as they may arrive: in any order, any of them more than once. */
export const paymentHistories = fc.constantFrom(...HISTORIES).chain((history) =>
  fc
    .array(fc.constantFrom(...history), { maxLength: 3 })
    .chain((again) => fc.shuffledSubarray([...history, ...again], { minLength: history.length + again.length }))
    .map((told) => ({ history, told })),
);
