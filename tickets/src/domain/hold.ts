import type { OrderState } from '@ticketing-dev/common/contracts';

/** What an order means to the seller of its listing. */
export interface Hold {
  readonly id: string;
  readonly ticketId: string;
  readonly buyerId: string;
  /** Seats are held and not paid for yet. */
  readonly open: boolean;
  /** Somebody holds or has bought: a withdrawal is news to them. */
  readonly stands: boolean;
  /** When an open hold runs out; null once it is being paid, as then it does not. */
  readonly endsAt: Date | null;
  /** What was paid and not given back, in the minor unit. */
  readonly earned: number;
  readonly currency: string;
  readonly version: number;
}

/** Where a listing stands with its buyers. */
export interface Standing {
  readonly earned: readonly { readonly currency: string; readonly amount: number }[];
  /** How many people hold or have bought. */
  readonly buyers: number;
  readonly open: boolean;
  /** When the last open hold runs out, as was told; null when nothing is held or somebody is paying. */
  readonly endsAt: Date | null;
}

export const UNTOUCHED: Standing = { earned: [], buyers: 0, open: false, endsAt: null };

export function holdOf(order: OrderState): Hold {
  const { id, ticket, buyerId, status, amountPaid, amountRefunded, currency, version } = order;
  const open = status === 'created' || status === 'paying';
  return {
    id,
    ticketId: ticket.id,
    buyerId,
    open,
    stands: open || status === 'completed' || status === 'refunding',
    endsAt: status === 'created' ? new Date(order.expiresAt) : null,
    earned: amountPaid - amountRefunded,
    currency,
    version,
  };
}

/** When all seats that are held now are free again at the latest; null when nobody can say, or nothing is held. */
export function heldUntil({ endsAt }: Standing, now: Date): Date | null {
  return endsAt !== null && endsAt > now ? endsAt : null;
}
