import { AUDIT_ACTIONS, type AuditEntry } from '@ticketing-dev/common/contracts';
import { type Transaction, trusted } from '@ticketing-dev/common/mongo';
import type { Base } from '@ticketing-dev/common/runtime';
import { Schema } from 'mongoose';

type EntryRow = Omit<AuditEntry, 'id' | 'at'> & { readonly _id: string; readonly at: Date };

const text = { type: String, required: true };
const schema = new Schema<EntryRow>(
  {
    _id: text,
    at: { type: Date, required: true },
    actorId: text,
    action: { ...text, enum: [...AUDIT_ACTIONS] },
    subject: text,
    before: Schema.Types.Mixed,
    after: Schema.Types.Mixed,
  },
  { collection: 'audit', autoIndex: false, versionKey: false },
);
schema.index({ subject: 1, _id: -1 });

/** Who changed whose rights. Written in the transaction of the change; never changed, never removed. */
export function auditStore({ connection, newId, clock }: Pick<Base, 'connection' | 'newId' | 'clock'>) {
  const model = connection.model('Audit', schema);

  return {
    async add(entry: Omit<AuditEntry, 'id' | 'at'>, tx: Transaction): Promise<void> {
      await model.insertMany([{ _id: newId(), at: clock(), ...entry }], { session: tx.session });
    },

    /** Newest first. */
    async page({ limit, before }: { limit: number; before?: string | undefined }): Promise<AuditEntry[]> {
      const filter = before === undefined ? {} : { _id: trusted({ $lt: before }) };
      const rows = await model.find(filter).sort({ _id: -1 }).limit(limit).lean();
      return rows.map(({ _id, at, ...row }) => ({ id: _id, at: at.toISOString(), ...row }));
    },
  };
}
