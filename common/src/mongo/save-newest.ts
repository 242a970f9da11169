import type { ClientSession, Connection } from 'mongoose';

export interface Versioned {
  readonly _id: string;
  readonly version: number;
}

/** The part of a mongoose model that is used here: any model with string ids and a `version`. */
export interface CopyModel {
  readonly collection: { readonly collectionName: string };
  readonly db: Connection;
  new (
    row: object,
  ): {
    /** Rejects what the schema does not allow. */
    validate(): Promise<unknown>;
    /** The row as it is to be stored. */
    toObject(options: { flattenMaps: true; versionKey: false }): object;
  };
}

/**
 * Keeps the newest version of a copy of another service's aggregate: replaces the row whose version is lower, or inserts it;
 * otherwise nothing changes. Fields unknown to the schema are dropped, the others checked by it.
 *
 * One statement that finds its row by `_id` alone, so that an older version is a write that changes nothing, never a duplicate
 * key. Of two first versions at once the server repeats one statement; in transactions that is a write conflict, and the
 * transaction is repeated.
 *
 * @returns whether this version was the newest.
 */
export async function saveNewest(
  model: CopyModel,
  row: Versioned & Readonly<Record<string, unknown>>,
  session?: ClientSession,
): Promise<boolean> {
  const document = new model(row);
  await document.validate();
  const copy = document.toObject({ flattenMaps: true, versionKey: false });
  const rows = model.db.collection<Versioned>(model.collection.collectionName);
  const newest = [{ $replaceWith: { $cond: [{ $lt: ['$version', row.version] }, { $literal: copy }, '$$ROOT'] } }];
  const options = { upsert: true, ...(session && { session }) };
  const { modifiedCount, upsertedCount } = await rows.updateOne({ _id: row._id }, newest, options);
  return modifiedCount + upsertedCount > 0;
}
