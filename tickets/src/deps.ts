import { type Base, buildBase, inTurn } from '@ticketing-dev/common/runtime';
import type { Config } from './config.ts';
import { holdStore } from './db/hold-store.ts';
import { listingStore } from './db/listing-store.ts';
import { sellerStore } from './db/seller-store.ts';

export type Deps = ReturnType<typeof wire>;

export function buildDeps(config: Config): Deps {
  return wire(buildBase('tickets', config));
}

/** Everything the service is made of, on any base: the tests bring their own. */
export function wire<B extends Base>(base: B) {
  return {
    ...base,
    listings: listingStore(base),
    holds: holdStore(base),
    sellers: sellerStore(base),
    perSeller: inTurn(),
  };
}
