import { type Connection, mongo, Schema } from 'mongoose';
import type { Listing } from '../domain/listing.ts';
import type { StockNumbers } from '../domain/stock.ts';

/** Units taken out of the stock for one flight of requests. */
export interface GrantRow {
  readonly id: string;
  readonly n: number;
  /** By the database's clock. */
  readonly at: Date;
}

/** One listing's stock, and our copy of the listing. Changed by plain updates only, never inside a transaction. */
export interface StockRow extends StockNumbers {
  readonly _id: string;
  readonly listing: Listing;
  readonly grants: readonly GrantRow[];
  /** Raised by every settle: the version of what we announce. */
  readonly seq: number;
  /** The moves that made `seq`. */
  readonly last: readonly string[];
  /** Why this listing sells nothing for now. */
  readonly stopped: { readonly at: Date; readonly reason: string } | null;
  /** The database's clock when this was written or read. */
  readonly asOf: Date;
}

/** What a committed transaction changed in a stock, waiting to be settled. */
export interface MoveRow {
  /** A grant's id, `<order>:<status>`, `<listing>:v<version>`: one thing has one move. */
  readonly _id: string;
  readonly listing: string;
  readonly held: number;
  readonly sold: number;
  /** Present where the move settles the grant of the same id. */
  readonly outcome?: 'orders' | 'released';
  readonly open: boolean;
  /** Set by the server: an order's first move lies before its later ones. */
  readonly ts: mongo.BSON.Timestamp;
  readonly closedAt?: Date;
}

export const stockOf = (connection: Connection) => connection.collection<StockRow>('stock');
export const movesOf = (connection: Connection) => connection.collection<MoveRow>('moves');

/** Far longer than any connection or transaction lives: who decides about a grant this late finds its move or no connection. */
const MOVES_KEPT_SECONDS = 30 * 86_400;

/** The server itself refuses a stock that does not add up, whoever writes it. */
const ADDS_UP = {
  $expr: {
    $and: [
      { $eq: ['$capacity', { $add: ['$available', '$held', '$sold', { $sum: '$grants.n' }] }] },
      ...['$available', '$held', '$sold'].map((number) => ({ $gte: [number, 0] })),
    ],
  },
};

/** Registers the two collections, so that their indexes and the validator are made at the start. */
export function registerStock(connection: Connection): void {
  const options = { autoIndex: false, versionKey: false, strict: false } as const;
  const stock = new Schema({ _id: String }, { ...options, collection: 'stock' });
  stock.set('collectionOptions', { validator: ADDS_UP });
  // The sweep looks for grants that nobody decided about.
  stock.index({ 'grants.at': 1 });
  // Operators look for listings that sell nothing.
  stock.index({ 'stopped.at': 1 }, { partialFilterExpression: { 'stopped.at': { $type: 'date' } } });
  connection.model('Stock', stock);

  const moves = new Schema({ _id: String }, { ...options, collection: 'moves' });
  moves.index({ open: 1, listing: 1, ts: 1 }, { partialFilterExpression: { open: true } });
  moves.index({ closedAt: 1 }, { expireAfterSeconds: MOVES_KEPT_SECONDS });
  connection.model('Move', moves);
}

/** A move about to be inserted. */
export function move(row: Omit<MoveRow, 'open' | 'ts'>): MoveRow {
  return { ...row, open: true, ts: new mongo.BSON.Timestamp({ t: 0, i: 0 }) };
}
