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

/**
 * The news in a change, if any. Money nobody ever held need not be told to be free again; a part of the money that somebody
 * gave back by hand is told each time, though the rest stays captured.
 */
export function newsOf(before: Payment, after: Payment): News | null {
  if (before.status === after.status) return isPartlyRefunded(before, after) ? 'refunded' : null;
  const news = NEWS[after.status] ?? null;
  return news === 'voided' && !before.announced ? null : news;
}

function isPartlyRefunded(before: Payment, after: Payment): boolean {
  return after.status === 'captured' && after.amountRefunded > before.amountRefunded;
}
