import { type Connection, Schema } from 'mongoose';
import { AppError } from '../errors/index.ts';
import { isDuplicateKey } from './duplicate-key.ts';

/** A request's `Idempotency-Key` with whose it is, on which route and the hash of its body. */
export interface Idempotency {
  /** User id. */
  readonly actor: string;
  /** Method and path pattern, e.g. `POST /api/orders`. */
  readonly route: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** What the created row carries. */
export interface StoredIdempotency extends Idempotency {
  readonly at: Date;
}

/** A key is free again this long after the creation. */
export const IDEMPOTENCY_HOURS = 24;

const text = { type: String, required: true };
/** Schema fragment: `new Schema({ …, idempotency: idempotencyField })`, with `idempotencyIndex(schema)`. */
export const idempotencyField = {
  type: new Schema<StoredIdempotency>(
    { actor: text, route: text, key: text, bodyHash: text, at: { type: Date, required: true } },
    { _id: false },
  ),
  required: false,
};

/** Adds the unique index that settles which of two equal requests created the row. */
export function idempotencyIndex(schema: Pick<Schema, 'index'>, path = 'idempotency'): void {
  schema.index(
    { [`${path}.actor`]: 1, [`${path}.route`]: 1, [`${path}.key`]: 1 },
    { unique: true, partialFilterExpression: { [`${path}.key`]: { $exists: true } } },
  );
}

/** Whether a write was refused because its idempotency key is on another row. */
export function isIdempotencyConflict(error: unknown, path = 'idempotency'): boolean {
  return isDuplicateKey(error, `${path}.key`);
}

export interface Found<T> {
  readonly row: T;
  readonly bodyHash: string;
}

/** The part of a mongoose model that is used here. */
interface ModelOf<Row> {
  readonly collection: { readonly collectionName: string };
  readonly db: Connection;
  hydrate(row: Row): unknown;
}
interface CreatedRow {
  readonly _id: string;
  readonly idempotency: StoredIdempotency;
}

/**
 * The `find` of `createOnce` for a model whose rows carry `idempotency`. Keys older than 24 h are taken off their rows first.
 *
 * @param toRow turns the stored row (lean) into what the caller works with.
 */
export function findByIdempotency<Row extends { readonly _id: string }, T>(
  model: ModelOf<Row>,
  toRow: (stored: Row) => T,
): (idempotency: Idempotency, now: Date) => Promise<Found<T> | null> {
  return async ({ actor, route, key }, now) => {
    const filter = { 'idempotency.actor': actor, 'idempotency.route': route, 'idempotency.key': key };
    const freed = new Date(now.getTime() - IDEMPOTENCY_HOURS * 3_600_000);
    const rows = model.db.collection<CreatedRow>(model.collection.collectionName);
    const stored = await rows.findOne<Row & CreatedRow>(filter);
    if (stored === null) return null;
    const { at, bodyHash } = stored.idempotency;
    if (at > freed) return { row: toRow(stored), bodyHash };
    await rows.updateOne({ ...filter, 'idempotency.at': { $lte: freed } }, { $unset: { idempotency: '' } });
    return null;
  };
}

/**
 * Makes a repeated request one request: the first creates, the others get the same row, also when they run at the same time.
 * `create` stores the `StoredIdempotency` it is given on the new row, in the row's own write. What `create` refuses is not
 * remembered. Without a key it only creates.
 *
 * @throws AppError `unprocessable`/`idempotency-key-reused` when the key came with another body before.
 */
export async function createOnce<T>(input: {
  idempotency: Idempotency | undefined;
  find: (idempotency: Idempotency, now: Date) => Promise<Found<T> | null>;
  create: (idempotency: StoredIdempotency | undefined) => Promise<T>;
  now: Date;
}): Promise<T> {
  const { idempotency, find, create, now } = input;
  if (idempotency === undefined) return create(undefined);
  for (let attempt = 1; ; attempt += 1) {
    const found = await find(idempotency, now);
    if (found !== null) return sameBody(found, idempotency);
    try {
      return await create({ ...idempotency, at: now });
    } catch (error) {
      // Another request with this key was faster; its row is the answer.
      if (!isIdempotencyConflict(error) || attempt === 3) throw error;
    }
  }
}

function sameBody<T>(found: Found<T>, idempotency: Idempotency): T {
  if (found.bodyHash === idempotency.bodyHash) return found.row;
  throw new AppError('unprocessable', 'idempotency-key-reused', 'This Idempotency-Key was used with another body.');
}
