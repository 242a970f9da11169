import type { Transaction } from '@ticketing-dev/common/mongo';
import type { Connection } from 'mongoose';
import { stockChange } from '../domain/stock.ts';
import type { Changed } from './order-changes.ts';
import type { Settler } from './settler.ts';
import { move, movesOf } from './stock-rows.ts';

export type AddMove = ReturnType<typeof orderMoves>;

/** Leaves one move for all changes of one listing, in the transaction that makes them. */
export function orderMoves(connection: Connection, settler: Pick<Settler, 'nudge'>) {
  return async function addMove(tx: Transaction, id: string, changes: readonly Changed[]): Promise<void> {
    const listing = changes[0]?.before.ticket.id;
    if (listing === undefined) return;
    const sum = changes
      .map(({ before, after }) => stockChange(before, after))
      .reduce((total, { held, sold }) => ({ held: total.held + held, sold: total.sold + sold }));
    if (sum.held === 0 && sum.sold === 0) return;
    await movesOf(connection).insertOne(move({ _id: id, listing, ...sum }), { session: tx.session });
    tx.onCommitted(() => settler.nudge(listing));
  };
}
