import type { Logger } from 'pino';
import type { StripeClock } from './clock.ts';
import type { KnobStore } from './control/knob-store.ts';
import type { Store } from './state/store.ts';

/** What every part of the double works with. */
export interface Double {
  readonly store: Store;
  readonly clock: StripeClock;
  readonly knobs: KnobStore;
  readonly logger: Logger;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  /** Where a browser reaches the double; the request's own host when absent. */
  readonly publicUrl: string | null;
}

/** One API request, or (`requestId` null) something that Stripe does by itself. */
export interface Call {
  readonly double: Double;
  readonly account: string;
  readonly requestId: string | null;
  readonly idempotencyKey: string | null;
  /** A browser with a publishable key: sees less, and needs the client secret. */
  readonly publishable: boolean;
  readonly baseUrl: string;
}
