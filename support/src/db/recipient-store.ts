import type { UserState, UserTombstone } from '@ticketing-dev/common/contracts';
import { saveNewest, type Transaction, trusted } from '@ticketing-dev/common/mongo';
import { type Connection, type InferSchemaType, Schema } from 'mongoose';
import type { z } from 'zod';

const recipientSchema = new Schema(
  {
    _id: { type: String, required: true },
    email: { type: String, default: null },
    name: { type: String, default: null },
    phone: { type: String, default: null },
    /** Whether who has the account has the mailbox, too. Anybody may sign up with another's address. */
    emailVerified: { type: Boolean, default: false },
    status: { type: String, required: true, enum: ['active', 'suspended', 'deleted'] },
    version: { type: Number, required: true },
  },
  { collection: 'recipients', autoIndex: false, versionKey: false },
);

export type Recipient = InferSchemaType<typeof recipientSchema>;
export type RecipientStore = ReturnType<typeof recipientStore>;

/** Copies of the users: where to write to. A deleted user's copy keeps no address. */
export function recipientStore({ connection }: { connection: Connection }) {
  const recipients = connection.model('Recipient', recipientSchema);

  return {
    follow(user: UserState | z.infer<typeof UserTombstone>): Promise<boolean> {
      const { id, status, version } = user;
      const address = 'email' in user ? pick(user) : {};
      return saveNewest(recipients, { _id: id, status, version, ...address });
    },

    find(id: string): Promise<Recipient | null> {
      return recipients.findById(id).lean<Recipient>();
    },

    /**
     * Whether the address still waits to be confirmed, as part of a change. It writes, so that of this change and the news of
     * the confirmation one comes after the other and knows of it.
     */
    async isStillUnverified(tx: Transaction, id: string): Promise<boolean> {
      const { modifiedCount } = await recipients.updateOne(
        { _id: id, emailVerified: false, status: trusted({ $ne: 'deleted' }) },
        { $inc: { asked: 1 } },
        { session: tx.session, strict: false },
      );
      return modifiedCount === 1;
    },
  };
}

function pick({ email, name, phone, emailVerified }: UserState) {
  return { email, name, phone, emailVerified };
}
