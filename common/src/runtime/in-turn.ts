/** Runs the work of a key when the work of that key before it has ended, however it ended. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * A line for each key, in this process alone: where transactions write the same row they would undo each other until their
 * deadline, and a line costs nothing. The database still decides between processes.
 *
 * @example const perAccount = inTurn(); await perAccount(user.id, () => transaction(…));
 */
export function inTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();

  return async (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
