import { UserCreated, UserDeleted, UserUpdated } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
import { isDuplicateKey, type Transaction, trusted } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';
import { ADMIN, publicUser, type User } from '../domain/user.ts';

interface UserRow extends Omit<User, 'id' | 'roles'> {
  readonly _id: string;
  readonly roles: string[];
  readonly lastSeenAt: Date;
  /** Raised by every sign-in and renewal: a write that conflicts with any change of the account made at the same moment. */
  readonly visits: number;
}

const text = { type: String, required: true };
const schema = new Schema<UserRow>(
  {
    _id: text,
    email: text,
    passwordHash: text,
    name: { type: String, default: null },
    phone: { type: String, default: null },
    emailVerified: { type: Boolean, required: true },
    roles: { type: [String], required: true },
    status: { ...text, enum: ['active', 'suspended'] },
    createdAt: { type: Date, required: true },
    version: { type: Number, required: true },
    lastSeenAt: { type: Date, required: true },
    visits: { type: Number, default: 0 },
  },
  { collection: 'users', autoIndex: false, versionKey: false },
);
schema.index({ email: 1 }, { unique: true });
schema.index({ roles: 1, status: 1 });

/** Accounts. What is written is told in the same transaction: there is no way to save without telling. */
export function userStore({ connection }: { connection: Connection }) {
  const model = connection.model('User', schema);

  async function one(filter: Record<string, unknown>, tx?: Transaction): Promise<User | undefined> {
    const row = await model.findOne(filter, null, tx && { session: tx.session }).lean();
    return row ? toUser(row) : undefined;
  }

  return {
    byEmail: (email: string, tx?: Transaction) => one({ email }, tx),
    find: (id: string) => one({ _id: id }),

    /** @throws AppError `unknown-user` */
    async get(id: string, tx: Transaction): Promise<User> {
      return (await one({ _id: id }, tx)) ?? unknownUser();
    },

    /** @throws AppError `email-taken`: the unique index decides who of two was first. */
    async add(user: User, tx: Transaction): Promise<void> {
      const { id, roles, ...rest } = user;
      try {
        await model.insertMany([{ _id: id, roles: [...roles], ...rest, lastSeenAt: user.createdAt }], {
          session: tx.session,
        });
      } catch (error) {
        throw isDuplicateKey(error, 'email') ? emailTaken() : error;
      }
      tx.tell(UserCreated, { subject: id, data: publicUser(user) });
    },

    /** Saves the next version of an account that was read in this transaction. */
    async save(user: User, tx: Transaction): Promise<void> {
      const { id, version, ...rest } = user;
      const { matchedCount } = await model.updateOne(
        { _id: id, version: version - 1 },
        { $set: { ...rest, version } },
        { session: tx.session },
      );
      if (matchedCount === 0) throw new AppError('conflict', 'stale', 'This account was changed meanwhile.');
      tx.tell(UserUpdated, { subject: id, data: publicUser(user) });
    },

    /** Leaves nothing but the tombstone that is told. */
    async remove(user: User, tx: Transaction): Promise<void> {
      await model.deleteOne({ _id: user.id }, { session: tx.session });
      tx.tell(UserDeleted, { subject: user.id, data: { id: user.id, status: 'deleted', version: user.version + 1 } });
    },

    /** Notes that the person is here, if the account still is as `filter` says; a change of the account waits its turn. */
    async seen(filter: { id: string; passwordHash?: string }, at: Date, tx: Transaction): Promise<User | undefined> {
      const { id, ...rest } = filter;
      const row = await model
        .findOneAndUpdate(
          { _id: id, ...rest },
          { $set: { lastSeenAt: at }, $inc: { visits: 1 } },
          { session: tx.session, returnDocument: 'after' },
        )
        .lean();
      return row ? toUser(row) : undefined;
    },

    async countAdmins({ except }: { except: string }, tx: Transaction): Promise<number> {
      const filter = { roles: ADMIN, status: 'active' as const, _id: trusted({ $ne: except }) };
      return model.countDocuments(filter, { session: tx.session });
    },

    /** Newest first; ids are in the order of time. */
    async page(input: { limit: number; before?: string | undefined; email?: string | undefined }): Promise<User[]> {
      const { limit, before, email } = input;
      const filter = {
        ...(before !== undefined && { _id: trusted({ $lt: before }) }),
        ...(email !== undefined && { email }),
      };
      return (await model.find(filter).sort({ _id: -1 }).limit(limit).lean()).map(toUser);
    },
  };
}

function toUser({ _id, lastSeenAt: _, visits: __, ...row }: UserRow): User {
  return { id: _id, ...row };
}

function emailTaken(): AppError {
  const message = 'There is already an account with this e-mail address. Please sign in, or reset the password.';
  return new AppError('conflict', 'email-taken', message, { errors: [{ field: 'email', message }] });
}

function unknownUser(): never {
  throw new AppError('not-found', 'unknown-user', 'There is no such account.');
}
