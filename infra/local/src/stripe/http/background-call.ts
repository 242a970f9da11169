import type { Call, Double } from '../double.ts';

/** Something that happens without a request of the account's own. */
export const backgroundCall = (double: Double, account: string): Call => ({
  double,
  account,
  requestId: null,
  idempotencyKey: null,
  publishable: false,
  baseUrl: double.publicUrl ?? '',
});
