import { randomUUID } from 'node:crypto';
import type { Base } from '@ticketing-dev/common/runtime';
import type { mongo } from 'mongoose';
import { type Held, heldPayment } from './held-payment.ts';
import type { PaymentRow } from './payment-schema.ts';
import { type StuckPayment, stuckFilter, toStuck } from './stuck-payments.ts';

export interface WorkOptions {
  /** When what waits is looked at again. */
  readonly recheckMs: number;
  /** How long a claim lasts after each save: longer than the call to Stripe that follows. */
  readonly leaseMs: number;
  /** Called when something may have become due. */
  readonly onDue: () => void;
}

const SELDOM_MS = 3_000;
const NEVER = new Date(8_640_000_000_000_000);
const isFree = { $lte: [{ $ifNull: ['$work.claim.until', new Date(0)] }, '$$NOW'] };

/**
 * The rows as a queue: everything that may change what to do about a payment prompts it, one process at a time claims it, and
 * what waits is looked at again after a while. All times are the database's.
 */
export function paymentWork(
  base: Pick<Base, 'connection' | 'transaction' | 'clock'>,
  rows: mongo.Collection<PaymentRow>,
  { recheckMs, leaseMs, onDue }: WorkOptions,
) {
  async function prompt(filter: mongo.Filter<PaymentRow>, { ask }: { ask: boolean }): Promise<void> {
    const now = { 'work.at': '$$NOW', ...(ask && { 'work.askAt': '$$NOW' }) };
    const { matchedCount } = await rows.updateMany(filter, [
      { $set: { ...now, 'work.prompts': { $add: ['$work.prompts', 1] } } },
    ]);
    if (matchedCount > 0) onDue();
  }

  return {
    /** The order changed. */
    promptOrder: (orderId: string) => prompt({ orderId }, { ask: false }),

    /** Stripe said that something changed. */
    promptIntents: (input: { intentIds: readonly string[]; paymentIds: readonly string[] }) =>
      prompt(
        { $or: [{ 'intent.id': { $in: [...input.intentIds] } }, { _id: { $in: [...input.paymentIds] } }] },
        { ask: true },
      ),

    /** Somebody wants to know now. */
    promptPayment: (id: string) => prompt({ _id: id }, { ask: true }),

    /** Somebody keeps asking: every few seconds is enough. */
    promptSeldom: (id: string) =>
      prompt({ _id: id, $expr: { $lte: ['$work.askAt', { $add: ['$$NOW', recheckMs - SELDOM_MS] }] } }, { ask: true }),

    /** Ids that are due and free, the longest due first. */
    async due(limit: number): Promise<string[]> {
      const isDue = { $and: [{ $lte: ['$work.at', '$$NOW'] }, isFree] };
      const found = rows.find({ 'work.at': { $type: 'date' }, $expr: isDue }, { projection: { _id: 1 }, limit });
      return (await found.sort({ 'work.at': 1 }).toArray()).map((row) => row._id);
    },

    /** Null while somebody else works on it. */
    async claim(id: string): Promise<Held | null> {
      const until = { $add: ['$$NOW', leaseMs] };
      const ask = { $lte: [{ $ifNull: ['$work.askAt', NEVER] }, '$$NOW'] };
      const claimed = await rows.findOneAndUpdate(
        { _id: id, $expr: isFree },
        [{ $set: { 'work.claim': { token: randomUUID(), until, ask } } }],
        { returnDocument: 'after' },
      );
      return claimed === null ? null : heldPayment(base, claimed, { leaseMs, onDue });
    },

    /** Those that should have moved on for so long, the oldest first. */
    async stuck(input: { afterMs: number; limit: number }): Promise<StuckPayment[]> {
      const found = await rows
        .find(stuckFilter(input.afterMs), { sort: { statusAt: 1 }, limit: input.limit })
        .toArray();
      return found.map(toStuck);
    },

    countStuck: (afterMs: number) => rows.countDocuments(stuckFilter(afterMs)),
  };
}
