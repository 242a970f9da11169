import { type Transaction, trusted } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';
import { hashToken, type Link, type LinkKind, linkGone } from '../domain/link.ts';

interface LinkRow extends Omit<Link, 'id'> {
  readonly _id: string;
}

const text = { type: String, required: true };
const schema = new Schema<LinkRow>(
  {
    _id: text,
    kind: { ...text, enum: ['verify-email', 'reset-password'] },
    userId: text,
    tokenHash: text,
    expiresAt: { type: Date, required: true },
  },
  { collection: 'links', autoIndex: false, versionKey: false },
);
schema.index({ tokenHash: 1 }, { unique: true });
schema.index({ userId: 1, kind: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Links that still work. One that was used, or made worthless, is no row. */
export function linkStore({ connection }: { connection: Connection }) {
  const model = connection.model('Link', schema);

  return {
    async add({ id, ...rest }: Link, tx: Transaction): Promise<void> {
      await model.insertMany([{ _id: id, ...rest }], { session: tx.session });
    },

    /** Uses a link up. Of two who use it at once the second finds nothing. @throws AppError `link-gone` */
    async use(token: string, kind: LinkKind, now: Date, tx: Transaction): Promise<{ userId: string }> {
      const filter = { tokenHash: hashToken(token), kind, expiresAt: trusted({ $gt: now }) };
      const row = await model.findOneAndDelete(filter, { session: tx.session }).lean();
      if (!row) throw linkGone();
      return { userId: row.userId };
    },

    async removeOf(filter: { userId: string; kind?: LinkKind }, tx: Transaction): Promise<void> {
      await model.deleteMany(filter, { session: tx.session });
    },
  };
}
