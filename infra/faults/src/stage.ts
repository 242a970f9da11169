import type { Watch } from './measure/watch.ts';
import type { Rig } from './rig.ts';
import type { Scene } from './traffic/scene.ts';

/** What a fault works with: the rig, the trial it is in, and the watch on what it kills. */
export interface Stage extends Scene {
  readonly rig: Rig;
  readonly watch: Watch;
  /** Written into the history and drawn on the timeline. */
  mark(text: string): void;
}
