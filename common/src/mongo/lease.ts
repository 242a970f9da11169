import { type Connection, Schema } from 'mongoose';
import { isDuplicateKey } from './duplicate-key.ts';

interface LeaseRow {
  /** What is leased. */
  readonly _id: string;
  readonly holder: string;
  /** Raised with every new tenure: who holds a lower one has lost the lease, whatever its own clock says. */
  readonly token: number;
  readonly until: Date;
}

/** The part of a tenure in which it still counts as held here: clocks run differently and answers take time. */
const SAFE_PART = 0.8;
/** A holder renews once this part of the tenure has passed. */
const RENEW_PART = 0.3;

export type Lease = ReturnType<typeof leaseOn>;

/**
 * A lease in the collection `leases`: at most one of several processes holds it, by the database's clock. A holder that stops
 * renewing loses it after `ttlMs`. Work done under it must tolerate a second holder for an instant: a process can be paused
 * between asking and doing.
 */
export function leaseOn(
  connection: Connection,
  { name, holder, ttlMs = 3_000 }: { name: string; holder: string; ttlMs?: number },
) {
  registerLeases(connection);
  const rows = () => connection.collection<LeaseRow>('leases');
  let tenure: { token: number; from: number } | undefined;

  const age = () => (tenure === undefined ? Number.POSITIVE_INFINITY : performance.now() - tenure.from);
  const isHeld = () => age() < ttlMs * SAFE_PART;

  /** Takes the lease if it is free, or makes ours last. */
  async function take(): Promise<boolean> {
    const from = performance.now();
    const ours = { $and: [{ $eq: ['$holder', holder] }, { $gt: ['$until', '$$NOW'] }] };
    const free = { $lte: [{ $ifNull: ['$until', '$$NOW'] }, '$$NOW'] };
    const until = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: ttlMs } };
    const row = await rows().findOneAndUpdate(
      { _id: name },
      [
        { $set: { ours, free } },
        {
          $set: {
            holder: { $cond: ['$free', holder, '$holder'] },
            token: { $cond: ['$free', { $add: [{ $ifNull: ['$token', 0] }, 1] }, '$token'] },
            until: { $cond: [{ $or: ['$free', '$ours'] }, until, '$until'] },
          },
        },
        { $unset: ['ours', 'free'] },
      ],
      { upsert: true, returnDocument: 'after' },
    );
    tenure = row?.holder === holder ? { token: row.token, from } : undefined;
    return isHeld();
  }

  return {
    /** Whether this process may act under it now; asks nobody. */
    isHeld,
    /** Of the present tenure. */
    token: () => (isHeld() ? tenure?.token : undefined),
    /** Renews in good time. Answers whether it is held. */
    async hold(): Promise<boolean> {
      if (age() < ttlMs * RENEW_PART) return true;
      try {
        return await take();
      } catch (error) {
        if (isDuplicateKey(error)) return false; // somebody else was first to make the row
        throw error;
      }
    },
    /** Frees it at once for the next one, if it is still ours. */
    async release(): Promise<void> {
      if (tenure === undefined) return;
      const { token } = tenure;
      tenure = undefined;
      await rows().updateOne({ _id: name, holder, token }, [{ $set: { until: '$$NOW' } }]);
    },
  };
}

function registerLeases(connection: Connection): void {
  if (connection.models.Lease) return;
  const schema = new Schema<LeaseRow>(
    {
      _id: { type: String, required: true },
      holder: { type: String, required: true },
      token: { type: Number, required: true },
      until: { type: Date, required: true },
    },
    { collection: 'leases', autoIndex: false, versionKey: false },
  );
  connection.model('Lease', schema);
}
