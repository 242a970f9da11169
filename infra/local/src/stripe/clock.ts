/** Stripe's time, in milliseconds: the machine's, shifted by the knob `clockOffsetSeconds`. */
export function shiftedClock(offsetSeconds: () => number) {
  const now = () => Date.now() + offsetSeconds() * 1000;
  return { now, seconds: () => Math.floor(now() / 1000) };
}

export type StripeClock = ReturnType<typeof shiftedClock>;
