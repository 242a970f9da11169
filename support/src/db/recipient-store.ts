import type { UserState, UserTombstone } from '@ticketing-dev/common/contracts';
import { saveNewest } from '@ticketing-dev/common/mongo';
import { type Connection, type InferSchemaType, Schema } from 'mongoose';
import type { z } from 'zod';

const recipientSchema = new Schema(
  {
    _id: { type: String, required: true },
    email: { type: String, default: null },
    name: { type: String, default: null },
    phone: { type: String, default: null },
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
      const address = 'email' in user ? { email: user.email, name: user.name, phone: user.phone } : {};
      return saveNewest(recipients, { _id: id, status, version, ...address });
    },

    find(id: string): Promise<Recipient | null> {
      return recipients.findById(id).lean<Recipient>();
    },
  };
}
