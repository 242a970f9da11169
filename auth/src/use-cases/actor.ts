/** Who does it, and what they may do. */
export interface Actor {
  readonly id: string;
  readonly permissions: readonly string[];
}
