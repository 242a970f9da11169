/** As in `public/sw.js`. */
const CACHE = 'kept-pages';

/** Keeps this page, with what it is made of, for times without a network: a ticket must open at the gate. */
export async function keepPage(path: string): Promise<void> {
  if (!('caches' in window) || !navigator.onLine) return;
  const cache = await caches.open(CACHE);
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${window.location.origin}/_next/static/`));
  const missing = [];
  for (const url of new Set(loaded)) if (!(await cache.match(url))) missing.push(url);
  await Promise.allSettled([
    cache.add(new Request(path, { credentials: 'same-origin' })),
    ...missing.map((url) => cache.add(url)),
  ]);
}

/** What one account kept is nothing for the next one on this device. */
export async function forgetKeptPages(): Promise<void> {
  if ('caches' in window) await caches.delete(CACHE);
}
