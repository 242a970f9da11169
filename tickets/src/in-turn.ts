/**
 * Runs the work of each key one after another. In one process only, where a queue is cheaper than transactions that write the
 * same row and undo each other.
 */
export function inTurn() {
  const last = new Map<string, Promise<unknown>>();

  return async function run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
