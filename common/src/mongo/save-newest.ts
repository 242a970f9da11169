import type { ClientSession, Connection } from 'mongoose';
import { mongo } from 'mongoose';
import { isDuplicateKey } from './duplicate-key.ts';

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
    validate(): Promise<unknown>;
    toObject(options: { flattenMaps: true; versionKey: false }): object;
  };
}

/**
 * Keeps the newest version of a copy of another service's aggregate: replaces the row whose version is lower, or inserts it;
 * otherwise nothing changes. Fields unknown to the schema are dropped, the others checked by it.
 *
 * One statement that finds its row by `_id` alone, so that an older version is a write that changes nothing, never a duplicate
 * key. Two first versions at once are settled by the server: outside a transaction it is repeated here, inside one the
 * transaction is.
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
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { modifiedCount, upsertedCount } = await rows.updateOne({ _id: row._id }, newest, {
        upsert: true,
        ...(session && { session }),
      });
      return modifiedCount + upsertedCount > 0;
    } catch (error) {
      if (!isDuplicateKey(error, '_id') || attempt === 3) throw error;
      if (session === undefined) continue;
      // The other insert was committed after our snapshot: a fresh transaction sees it.
      if (error instanceof mongo.MongoError) error.addErrorLabel(mongo.MongoErrorLabel.TransientTransactionError);
      throw error;
    }
  }
}
