import type { Order, Ticket } from '@ticketing-dev/common/contracts';
import type { Visitor } from '../visitor.ts';

/** What was acknowledged to somebody: all of it must be true for ever. */
export interface Ledger {
  readonly listings: Map<string, { readonly seller: Visitor; readonly ticket: Ticket }>;
  readonly orders: Map<string, { readonly buyer: Visitor; readonly order: Order }>;
  /** Orders whose cancellation was acknowledged. */
  readonly cancelled: Set<string>;
  readonly payments: Map<string, { readonly buyer: Visitor; readonly orderId: string }>;
  /** Orders whose refund was acknowledged. */
  readonly refunded: Set<string>;
  /** Contradictions heard while driving, such as two answers to one request. */
  readonly doubled: string[];
  /** Effects that a refused request had all the same. */
  readonly forged: string[];
  /** Requests that never got an answer: nobody knows whether they had an effect. By visitor's name. */
  readonly unknown: Map<string, number>;
  /** How long each request for seats waited for its answer. */
  readonly waits: { readonly at: number; readonly ms: number; readonly listing: string }[];
}

export function newLedger(): Ledger {
  return {
    listings: new Map(),
    orders: new Map(),
    cancelled: new Set(),
    payments: new Map(),
    refunded: new Set(),
    doubled: [],
    forged: [],
    unknown: new Map(),
    waits: [],
  };
}
