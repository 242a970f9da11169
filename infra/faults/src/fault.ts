import type { Stage } from './stage.ts';
import type { Shape } from './traffic/shape.ts';

/** Within how many milliseconds things must be well again. What a fault does not name is measured only. */
export interface Bounds {
  /** A killed process answers again. */
  readonly servesAgainMs?: number;
  /** What waited in the outboxes when the fault was healed is with the broker. */
  readonly drainedMs?: number;
  /** A due hold ends so late at most. */
  readonly releasedLateMs?: number;
  /** The longest wait of a request for seats. */
  readonly waitMs?: number;
  /** Share of requests that were answered by 2xx to 4xx. */
  readonly served?: number;
}

/** One thing that goes wrong, and how it is put right. */
export interface Fault {
  readonly name: string;
  /** What happens, in a sentence. */
  readonly story: string;
  readonly inject: (stage: Stage) => Promise<void>;
  /** How long it lasts until it is healed. */
  readonly lastsMs?: number;
  readonly heal?: (stage: Stage) => Promise<void>;
  readonly bounds?: Bounds;
  /** How people behave meanwhile, where it is not as usual. */
  readonly traffic?: Partial<Shape>;
  /** The rig it needs, where it is not the usual one. */
  readonly on?: 'small-disks';
  /** Rounds of a full run, where it is not one. */
  readonly rounds?: number;
}
