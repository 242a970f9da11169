const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 10_000;

/**
 * Events that the broker refused while it took others (too large, no permission). They rest for longer and longer, so that one
 * bad event does not hold up those behind it. Kept in memory: another relay finds them out for itself.
 */
export function refusedEvents(now: () => number = () => performance.now()) {
  const refused = new Map<string, { attempts: number; dueAt: number }>();

  return {
    /** Answers how often it has been refused so far. */
    add(id: string): number {
      const attempts = (refused.get(id)?.attempts ?? 0) + 1;
      refused.set(id, { attempts, dueAt: now() + Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (attempts - 1)) });
      return attempts;
    },
    resting(): string[] {
      return [...refused].filter(([, { dueAt }]) => dueAt > now()).map(([id]) => id);
    },
    forget(ids: Iterable<string>): void {
      for (const id of ids) refused.delete(id);
    },
    /** The broker is well again: what it refused meanwhile may be tried at once. */
    wake(): void {
      for (const one of refused.values()) one.dueAt = 0;
    },
  };
}
