export type Roll = ReturnType<typeof random>;

/** Chance that can be repeated (mulberry32). */
export function random(seed: number) {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    /** A whole number from 1 to `max`. */
    upTo: (max: number) => 1 + Math.floor(next() * max),
    /** True so often: 0.1 is one time in ten. */
    chance: (share: number) => next() < share,
    oneOf<T>(all: readonly T[]): T {
      const one = all[Math.floor(next() * all.length)];
      if (one === undefined) throw new Error('nothing to choose from');
      return one;
    },
  };
}
