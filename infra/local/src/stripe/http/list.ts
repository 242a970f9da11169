import type { Call } from '../double.ts';
import type { ObjectTable, Tables } from '../state/rows.ts';
import { missing } from './api-error.ts';

interface Range {
  readonly gt?: number | undefined;
  readonly gte?: number | undefined;
  readonly lt?: number | undefined;
  readonly lte?: number | undefined;
}

export interface ListParams {
  readonly limit?: number | undefined;
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
  readonly created?: Range | undefined;
}

const KINDS: Readonly<Record<ObjectTable, string>> = {
  paymentIntents: 'payment_intent',
  charges: 'charge',
  refunds: 'refund',
  paymentMethods: 'PaymentMethod',
  events: 'event',
};

/** A page of this account's objects, newest first, in Stripe's envelope. */
export function listPage<K extends ObjectTable>(
  call: Call,
  table: K,
  url: string,
  params: ListParams,
  matches: (row: Tables[K]) => boolean,
) {
  const rows = call.double.store
    .all(table)
    .filter((row) => row.account === call.account && inRange(row.object.created, params.created) && matches(row))
    .reverse();
  const { limit = 10, starting_after, ending_before } = params;
  const position = (id: string, param: string) => {
    const index = rows.findIndex((row) => row.id === id);
    if (index < 0) throw missing(KINDS[table], id, param);
    return index;
  };
  const to = ending_before === undefined ? rows.length : position(ending_before, 'ending_before');
  const from = starting_after === undefined ? 0 : position(starting_after, 'starting_after') + 1;
  const start = ending_before === undefined ? from : Math.max(from, to - limit);
  const page = rows.slice(start, Math.min(to, start + limit));
  const hasMore = ending_before === undefined ? start + page.length < to : start > from;
  return { object: 'list', url, has_more: hasMore, data: page.map((row): Tables[K]['object'] => row.object) };
}

function inRange(at: number, range: ListParams['created']): boolean {
  const { gt = -1, gte = 0, lt = Number.POSITIVE_INFINITY, lte = Number.POSITIVE_INFINITY } = range ?? {};
  return at > gt && at >= gte && at < lt && at <= lte;
}
