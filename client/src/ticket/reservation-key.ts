import { newKey } from '../api/new-key.ts';

const PREFIX = 'reservation:';

/**
 * The Idempotency-Key of a wish. Tabs share it: what another tab asked for since this page was opened is the same wish;
 * what was asked for before, the visitor knows of, and asks again.
 */
export function reservationKey(name: string, openedAt: number): { key: string; isOld: boolean } {
  const [before, at] = (read(name) ?? '').split('|');
  if (before && Number(at) >= openedAt) return { key: before, isOld: true };
  const key = newKey();
  write(name, `${key}|${Date.now()}`);
  return { key, isOld: false };
}

/** Two tabs clicked in the same moment agree on one key. */
export async function oneTabAtATime<T>(work: () => T): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('reservation', work) : work();
}

export function forgetReservation(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Without storage there is nothing to forget.
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Without storage each tab speaks for itself.
  }
}
