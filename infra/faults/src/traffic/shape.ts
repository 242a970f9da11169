/** How people behave in a trial. Shares of 1. */
export interface Shape {
  readonly buyers: number;
  readonly sellers: number;
  /** Between two steps of one person, at most. */
  readonly pauseMs: number;
  /** Seats of the listing everybody wants, and of others. */
  readonly hotSeats: number;
  readonly seats: number;
  /** What becomes of a reservation; the rest is paid. */
  readonly left: number;
  readonly cancelled: number;
  readonly cancelledAndPaid: number;
  /** Of the paid ones. */
  readonly refunded: number;
  /** Of the payments: declined at first, or asked by the bank. */
  readonly declined: number;
  readonly asked: number;
  /** Of those asked by the bank: answered only after the hold. */
  readonly late: number;
}

export const USUAL: Shape = {
  buyers: 8,
  sellers: 2,
  pauseMs: 250,
  hotSeats: 24,
  seats: 12,
  left: 0.1,
  cancelled: 0.15,
  cancelledAndPaid: 0.1,
  refunded: 0.2,
  declined: 0.08,
  asked: 0.06,
  late: 0.3,
};
