// What opens without a network: pages that asked to be kept (tickets), and a page that says there is none.
const KEPT = 'kept-pages';
const SITE = 'site';
const OFFLINE = '/offline';
const PATIENCE_MS = 4_000;

self.addEventListener('install', (event) => {
  event.waitUntil(keep(SITE, OFFLINE).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event) => {
  const { keep: paths } = event.data ?? {};
  if (!Array.isArray(paths)) return;
  event.waitUntil(
    Promise.all(paths.map((path) => keep(KEPT, path))).then(
      () => event.ports[0]?.postMessage(true),
      () => event.ports[0]?.postMessage(false),
    ),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request, url));
  else if (url.pathname.startsWith('/_next/static/')) event.respondWith(part(request));
});

/** The network's page; without one the kept one, else the one that says so. A queue at a gate does not wait for a bad network. */
async function page(request, url) {
  const kept = await caches.open(KEPT).then((cache) => cache.match(url.pathname));
  try {
    return await Promise.race([fetch(request), ...(kept ? [tooSlow()] : [])]);
  } catch {
    return kept ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
}

const tooSlow = () => new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));

/** Parts carry a hash in their name: what is kept is right. */
async function part(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/** A page and every part it names. A page that is somebody else's by now (a redirect to sign in) is not kept. */
async function keep(name, path) {
  const response = await fetch(path, { credentials: 'same-origin', headers: { accept: 'text/html' } });
  if (!response.ok || response.redirected) throw new Error(`${path} was not kept`);
  const html = await response.clone().text();
  const parts = new Set(html.match(/\/_next\/static\/[\w./~-]+\.(?:js|css)/g));
  const cache = await caches.open(name);
  await Promise.all([...parts].map((url) => caches.match(url).then((known) => known ?? cache.add(url))));
  await cache.put(path, response);
}
