/** One guard of a promise: what `guards/<name>.patch` takes out, and the tests that must turn red then. */
export interface Guard {
  readonly name: string;
  readonly promise: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7';
  /** What it is, as a reader would say it. */
  readonly is: string;
  /** The Jest project, and which of its test files. */
  readonly project: string;
  readonly tests: string;
}

const guard = (name: string, promise: Guard['promise'], is: string, project: string, tests: string): Guard => ({
  ...{ name, promise, is, project, tests },
});

export const GUARDS: readonly Guard[] = [
  guard('stock-validator', 'P1', 'the database refuses a stock that does not add up', 'orders', 'stock-protocol'),
  guard(
    'grant-takes-what-is-left',
    'P1',
    'a grant is the smaller of what is wanted and what is left',
    'orders',
    'race.test|stock-protocol',
  ),
  guard('seq', 'P1', 'moves are taken in only at the `seq` they were read at', 'orders', 'stock-protocol'),
  guard('finish-first', 'P1', 'a settle finishes first what the one before began', 'orders', 'stock-protocol'),
  guard('fence', 'P1', 'a grant is given back only with the move that fences it', 'orders', 'stock-protocol'),
  guard('seen-grant', 'P2', 'no grant is fenced that was not seen', 'orders', 'stock-protocol'),
  guard('expiry-is-due', 'P2', 'a hold ends only when it is due', 'orders', 'expire-order|order-machine'),
  guard('frozen-hold', 'P3', 'a hold that is being paid does not end', 'orders', 'expire-order|order-machine'),
  guard('late-money', 'P3', 'a payment that comes after the hold does not move its order', 'orders', 'follow-payment'),
  guard('payment-names-order', 'P3', 'an order moves only by the payment it names', 'orders', 'follow-payment'),
  guard(
    'payment-before-expiry',
    'P3',
    'no payment begins after the hold, by the database’s clock',
    'payments',
    'create-payment',
  ),
  guard('one-open-payment', 'P3', 'an order has one open payment', 'payments', 'create-payment'),
  guard(
    'capture-only-frozen',
    'P3',
    'money is taken only for an order that is frozen for it',
    'payments',
    'settle-payment|payment-machine|void-payment',
  ),
  guard(
    'exact-amount',
    'P3',
    'money of another amount, currency or payment is not the order’s',
    'payments',
    'payment-machine',
  ),
  guard('stripe-idempotency-key', 'P3', 'a repeated call to Stripe carries the same key', 'payments', 'refund-payment'),
  guard('stripe-number-before-call', 'P4', 'a call’s number is saved before the call', 'payments', 'settle-payment'),
  guard(
    'outbox-in-transaction',
    'P4',
    'an event is saved in the transaction of its change',
    'common',
    'mongo/transactions',
  ),
  guard(
    'relay-marks-what-is-stored',
    'P4',
    'an event counts as sent once the broker is known to have stored it',
    'common',
    'mongo/(outbox-relay|publish-pending)',
  ),
  guard('inbox', 'P4', 'an event has its effect once', 'common', 'mongo/once'),
  guard('newest-version', 'P5', 'a copy keeps the newest version', 'common', 'mongo/save-newest'),
  guard('newest-listing', 'P5', 'a stock keeps the newest version of its listing', 'orders', 'keep-listing'),
  guard('webhook-id', 'P5', 'a webhook is stored once, under Stripe’s id', 'payments', 'receive-stripe-event'),
  guard('idempotency-key', 'P6', 'an Idempotency-Key is on one row', 'orders', 'reserve-order'),
  guard('webhook-signature', 'P7', 'a webhook is signed by Stripe', 'payments', 'receive-stripe-event'),
  guard('webhook-age', 'P7', 'a webhook was signed just now', 'payments', 'receive-stripe-event'),
  guard('own-orders', 'P7', 'whose an order is, is part of the query', 'orders', 'get-order|cancel-order'),
];
