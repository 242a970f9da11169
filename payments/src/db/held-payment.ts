import { isDeepStrictEqual } from 'node:util';
import type { Base } from '@ticketing-dev/common/runtime';
import { newsOf } from '../domain/news.ts';
import type { Payment } from '../domain/payment.ts';
import type { Refund } from '../domain/refund.ts';
import { tellOf } from './payment-events.ts';
import { changesOf, type PaymentRow, toPayment } from './payment-schema.ts';
import { saveRefund } from './refund-store.ts';

export type Held = ReturnType<typeof heldPayment>;

/** Somebody else took the work over, or the row moved: what was decided here is decided there again. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/** A payment that only we work on, until the claim runs out; then nothing more can be saved through it. */
export function heldPayment(
  { connection, transaction, clock }: Pick<Base, 'connection' | 'transaction' | 'clock'>,
  claimed: PaymentRow,
  { leaseMs, onDue }: { readonly leaseMs: number; readonly onDue: () => void },
) {
  const rows = connection.collection<PaymentRow>('payments');
  const { claim, prompts, failures } = claimed.work;
  const token = claim?.token ?? '';
  let payment = toPayment(claimed);

  return {
    get payment(): Payment {
      return payment;
    },
    /** Stripe has to be asked before anything is decided. */
    ask: claim?.ask ?? true,
    failures,

    /** The change, its event and its refund's row: one write. Nothing happens when nothing changed. */
    async save(next: Payment, refund?: Refund): Promise<void> {
      if (refund === undefined && isDeepStrictEqual(next, payment)) return;
      const news = newsOf(payment, next);
      const announced = next.announced || news !== null;
      const saved: Payment = { ...next, announced, version: payment.version + 1, updatedAt: clock() };
      const filter = { _id: payment.id, version: payment.version, 'work.claim.token': token };
      // Who saves is alive: the claim lasts on, over the call that follows.
      const until = { $add: ['$$NOW', leaseMs] };
      const changes = { ...changesOf(saved), version: saved.version, updatedAt: saved.updatedAt };
      const update = [
        {
          $set: {
            ...literals(changes),
            ...(saved.status === payment.status ? {} : { statusAt: '$$NOW' }),
            'work.claim.until': until,
          },
        },
      ];
      if (news === null && refund === undefined) {
        const { matchedCount } = await rows.updateOne(filter, update);
        if (matchedCount === 0) throw new ClaimLost(payment.id);
      } else {
        await transaction(async (tx) => {
          const { matchedCount } = await rows.updateOne(filter, update, { session: tx.session });
          if (matchedCount === 0) throw new ClaimLost(payment.id);
          if (refund !== undefined) await saveRefund(connection, refund, tx.session);
          if (news !== null) tellOf(tx, news, saved);
        });
      }
      payment = saved;
    },

    /**
     * Lets go of it. `againMs`: when to look at it (and to ask Stripe) again; null when there is nothing to do. A prompt that
     * came in the meantime stands: then it is due at once.
     */
    async release({ againMs, failed = false }: { againMs: number | null; failed?: boolean }): Promise<void> {
      const again = againMs === null ? null : { $add: ['$$NOW', againMs] };
      const unlessPrompted = (field: string) => ({ $cond: [{ $eq: ['$work.prompts', prompts] }, again, field] });
      await rows.updateOne({ _id: payment.id, 'work.claim.token': token }, [
        {
          $set: {
            'work.claim': null,
            'work.at': unlessPrompted('$work.at'),
            'work.askAt': unlessPrompted('$work.askAt'),
            'work.failures': failed ? { $add: ['$work.failures', 1] } : 0,
            'work.failingSince': failed ? { $ifNull: ['$work.failingSince', '$$NOW'] } : null,
          },
        },
      ]);
      onDue();
    },
  };
}

/** Values as they are, whatever they look like to a pipeline. */
function literals(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, { $literal: value }]));
}
