/** What a payment was about. */
export interface Listing {
  readonly id: string;
  readonly title: string;
  /** Seats for sale now; null: not known. */
  readonly left: number | null;
}
