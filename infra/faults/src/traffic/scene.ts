import type { Ledger } from '../books/ledger.ts';
import type { History } from '../history.ts';
import type { Roll } from '../random.ts';
import type { Rig } from '../rig.ts';
import type { Market } from './market.ts';
import type { Shape } from './shape.ts';

/** What everybody in a trial shares; `roll` is each one's own. */
export interface Scene {
  readonly rig: Rig;
  readonly ledger: Ledger;
  readonly history: History;
  readonly market: Market;
  readonly shape: Shape;
  readonly roll: Roll;
}
