import { InventoryUpdated } from '@ticketing-dev/common/contracts';
import { isDuplicateKey } from '@ticketing-dev/common/mongo';
import { type Base, namedId } from '@ticketing-dev/common/runtime';
import { type ClientSession, mongo } from 'mongoose';
import { announcedNumbers } from '../domain/stock.ts';
import { type MoveRow, movesOf, type StockRow, stockOf } from './stock-rows.ts';
import type { StockWrites } from './stock-writes.ts';

const MOVES_AT_ONCE = 200;
/** The server's code for a write that the collection's validator refuses. */
const REFUSED_BY_VALIDATOR = 121;

export type Settle = ReturnType<typeof settling>;

/** Takes the open moves of a listing into its stock and announces the new numbers. */
export function settling(base: Pick<Base, 'connection' | 'transaction' | 'logger'>, writes: StockWrites) {
  const { connection, transaction, logger } = base;
  /** By listing, the `seq` known to be finished: finished once is finished for ever. */
  const finished = new Map<string, number>();

  function read(listingId: string, session?: ClientSession): Promise<StockRow | null> {
    return stockOf(connection).findOne({ _id: listingId }, { ...(session && { session }) });
  }

  /** Oldest first, so that no order's later move comes before its first. Only what no failover can take back. */
  function openMoves(listingId: string, session?: ClientSession): Promise<MoveRow[]> {
    return movesOf(connection)
      .find({ listing: listingId, open: true }, { ...(session && { session }), readConcern: { level: 'majority' } })
      .sort({ ts: 1 })
      .limit(MOVES_AT_ONCE)
      .toArray();
  }

  /** Announces what `seq` came to and closes the moves that made it. False: somebody else had just done it. */
  async function finish(stock: StockRow): Promise<boolean> {
    if (stock.seq === 0 || finished.get(stock._id) === stock.seq) return true;
    const done = await announce(stock);
    finished.set(stock._id, stock.seq);
    return done;
  }

  async function announce(stock: StockRow): Promise<boolean> {
    const { _id: ticketId, seq, last } = stock;
    try {
      await transaction(async (tx) => {
        const closed = { $set: { open: false, closedAt: '$$NOW' } };
        await movesOf(connection).updateMany({ _id: { $in: [...last] } }, [closed], { session: tx.session });
        const data = { ticketId, ...announcedNumbers(stock), version: seq };
        tx.tell(InventoryUpdated, { id: namedId(`inv:${ticketId}:${seq}`), subject: ticketId, data });
      });
      return true;
    } catch (error) {
      if (isDuplicateKey(error, '_id')) return false;
      throw error;
    }
  }

  async function takeIn(stock: StockRow, moves: readonly MoveRow[]): Promise<StockRow | null> {
    try {
      return await writes.takeIn(stock, moves);
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError) || error.code !== REFUSED_BY_VALIDATOR) throw error;
      logger.error(
        { listing: stock._id, moves: moves.map((move) => move._id) },
        'stock refuses its moves: selling stops',
      );
      await writes.stop(stock._id, 'the stock does not add up with the moves of its orders');
      throw error;
    }
  }

  /**
   * One round. What the round before began is finished first: its moves are still open, and would be taken in twice.
   * Answers the stock as it is then; null for an unknown listing.
   */
  async function settle(listingId: string): Promise<StockRow | null> {
    // Causal: the moves are read no older than the stock, also where somebody else finished it a moment ago.
    const session = await connection.startSession({ causalConsistency: true });
    try {
      for (;;) {
        const stock = await read(listingId, session);
        if (stock === null) return null;
        if (!(await finish(stock))) continue;
        const moves = await openMoves(listingId, session);
        if (moves.length === 0) return stock;
        const settled = await takeIn(stock, moves);
        if (settled === null) continue;
        await finish(settled);
        return settled;
      }
    } finally {
      await session.endSession();
    }
  }

  return { settle };
}
