import type { StockChange, StockNumbers } from './stock.ts';

/** One listing's numbers, all read at one moment. */
export interface AuditInput {
  readonly stock: StockNumbers;
  /** Sum of the moves that the stock has not taken in yet. */
  readonly moves: StockChange;
  /** What the orders themselves say. */
  readonly orders: StockChange;
}

export interface Audit extends AuditInput {
  readonly clean: boolean;
  readonly faults: readonly string[];
}

/** The audit of one listing, and why it sells nothing for now. */
export interface ListingAudit extends Audit {
  readonly listingId: string;
  readonly stopped: { readonly at: Date; readonly reason: string } | null;
}

/** Whether the stock, with the moves on their way to it, says what the orders say. */
export function auditStock(input: AuditInput): Audit {
  const { stock, moves, orders } = input;
  const granted = stock.grants.reduce((sum, grant) => sum + grant.n, 0);
  const faults = [
    ...differs('held', stock.held + moves.held, orders.held),
    ...differs('sold', stock.sold + moves.sold, orders.sold),
    ...differs('capacity', stock.capacity, stock.available + stock.held + stock.sold + granted),
    ...(stock.available < 0 ? [`available is ${stock.available}`] : []),
  ];
  return { ...input, clean: faults.length === 0, faults };
}

function differs(name: string, stock: number, orders: number): string[] {
  return stock === orders ? [] : [`${name}: stock ${stock}, orders ${orders}`];
}
