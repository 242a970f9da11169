import { saveNewest } from '@ticketing-dev/common/mongo';
import type { Base } from '@ticketing-dev/common/runtime';
import { Schema } from 'mongoose';

export interface UserCopy {
  readonly _id: string;
  readonly status: 'active' | 'suspended' | 'deleted';
  readonly version: number;
}

/** What we keep of users: whether they may still buy. Nobody's name or address. */
export function userStore({ connection }: Pick<Base, 'connection'>) {
  const schema = new Schema<UserCopy>(
    {
      _id: { type: String, required: true },
      status: { type: String, enum: ['active', 'suspended', 'deleted'], required: true },
      version: { type: Number, required: true },
    },
    { collection: 'users', autoIndex: false, versionKey: false },
  );
  const model = connection.model('UserCopy', schema);

  return {
    keep: (user: { id: string; status: UserCopy['status']; version: number }) =>
      saveNewest(model, { _id: user.id, status: user.status, version: user.version }),

    /** Those who may not buy. Somebody we have not heard of yet has just signed up. */
    async inactive(ids: readonly string[]): Promise<ReadonlySet<string>> {
      const users = connection.collection<UserCopy>('users').find({ _id: { $in: [...ids] } });
      return new Set((await users.toArray()).filter(({ status }) => status !== 'active').map(({ _id }) => _id));
    },
  };
}
