/** Bounds how much is under way at once: `take` waits until one of `size` slots is free. */
export function slots(size: number): { take(): Promise<void>; free(): void } {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    async take() {
      if (taken < size) taken += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    free() {
      const next = waiting.shift();
      if (next) next();
      else taken -= 1;
    },
  };
}
