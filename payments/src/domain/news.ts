import type { Payment } from './payment.ts';

/** What the world is told. A payment exists for it from the authorization on. */
export type News = 'created' | 'captured' | 'failed' | 'voided' | 'refunded';

const NEWS: Partial<Readonly<Record<Payment['status'], News>>> = {
  authorized: 'created',
  captured: 'captured',
  failed: 'failed',
  voided: 'voided',
  refunded: 'refunded',
};

/** The news in a change, if any. Money nobody ever held need not be told to be free again. */
export function newsOf(before: Payment, after: Payment): News | null {
  if (before.status === after.status) return null;
  const news = NEWS[after.status] ?? null;
  return news === 'voided' && !before.announced ? null : news;
}
