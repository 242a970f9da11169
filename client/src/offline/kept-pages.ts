/** As in `public/sw.js`. */
const CACHE = 'kept-pages';

/**
 * Keeps pages, with what they are made of, for times without a network: a ticket must open at the gate.
 *
 * @returns whether all of them are kept
 */
export async function keepPages(paths: readonly string[]): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !navigator.onLine) return false;
  const { active } = await navigator.serviceWorker.ready;
  if (!active) return false;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
  });
  active.postMessage({ keep: paths }, [port2]);
  return answer;
}

/** What one account kept is nothing for the next one on this device. */
export async function forgetKeptPages(): Promise<void> {
  if ('caches' in window) await caches.delete(CACHE);
}
