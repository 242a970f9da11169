const SHOWN = new Set([
  'id',
  'object',
  'amount',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'source',
  'status',
]);

/** What a browser with a publishable key sees: of payment intents only this, wherever they stand. */
export function clientView(value: object): object {
  const shown =
    Reflect.get(value, 'object') === 'payment_intent'
      ? Object.entries(value).filter(([field]) => SHOWN.has(field))
      : Object.entries(value);
  return Object.fromEntries(
    shown.map(([field, inner]: [string, unknown]) => [
      field,
      typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? clientView(inner) : inner,
    ]),
  );
}
