import { RoleUpdated } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
import type { Roles } from '@ticketing-dev/common/http';
import { isDuplicateKey, type Transaction, trusted } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';
import type { Role } from '../domain/role.ts';
import { ADMIN } from '../domain/user.ts';

interface RoleRow extends Omit<Role, 'id'> {
  readonly _id: string;
  /** Counts the changes that may take an admin away: they meet here, one after another. */
  readonly departures: number;
}

const schema = new Schema<RoleRow>(
  {
    _id: { type: String, required: true },
    permissions: { type: [String], required: true },
    version: { type: Number, required: true },
    departures: { type: Number, default: 0 },
  },
  { collection: 'roles', autoIndex: false, versionKey: false },
);

/** The central table of user types. Here the permission checks of this service read it too (`roles` of the base). */
export function roleStore({ connection, roles }: { connection: Connection; roles: Roles }) {
  const model = connection.model('Role', schema);

  async function listed(ids?: readonly string[], tx?: Transaction): Promise<Role[]> {
    const filter = ids === undefined ? {} : { _id: trusted({ $in: [...ids] }) };
    const rows = await model
      .find(filter, null, tx && { session: tx.session })
      .sort({ _id: 1 })
      .lean();
    return rows.map(({ _id: id, permissions, version }) => ({ id, permissions, version }));
  }

  function tell(role: Role, tx: Transaction): void {
    const state = { ...role, permissions: [...role.permissions] };
    tx.tell(RoleUpdated, { subject: role.id, data: state });
    tx.onCommitted(() => roles.save(state));
  }

  return {
    list: () => listed(),

    async find(id: string, tx: Transaction): Promise<Role | undefined> {
      return (await listed([id], tx))[0];
    },

    /** Everything these roles allow together. @throws AppError `unknown-role` */
    async permissionsOf(ids: readonly string[], tx: Transaction): Promise<string[]> {
      const found = await listed(ids, tx);
      const unknown = ids.filter((id) => !found.some((role) => role.id === id));
      if (unknown.length > 0) throw unknownRole(unknown);
      return found.flatMap(({ permissions }) => permissions);
    },

    /** False when somebody else has just made a role of this name. */
    async add(role: Role, tx: Transaction): Promise<void> {
      const { id, ...rest } = role;
      try {
        await model.insertMany([{ _id: id, ...rest, permissions: [...role.permissions] }], { session: tx.session });
      } catch (error) {
        throw isDuplicateKey(error) ? stale() : error;
      }
      tell(role, tx);
    },

    async save(role: Role, tx: Transaction): Promise<void> {
      const { matchedCount } = await model.updateOne(
        { _id: role.id, version: role.version - 1 },
        { $set: { permissions: [...role.permissions], version: role.version } },
        { session: tx.session },
      );
      if (matchedCount === 0) throw stale();
      tell(role, tx);
    },

    /** From here on no other change in flight can take an admin away: of two, the second starts again and sees the first. */
    async lockAdmins(tx: Transaction): Promise<void> {
      await model.updateOne({ _id: ADMIN }, { $inc: { departures: 1 } }, { session: tx.session });
    },
  };
}

const stale = () => new AppError('conflict', 'stale', 'This role was changed meanwhile.');

function unknownRole(ids: readonly string[]): AppError {
  const message = `There is no role ${ids.join(', ')}.`;
  return new AppError('unprocessable', 'unknown-role', message, { errors: [{ field: 'roles', message }] });
}
