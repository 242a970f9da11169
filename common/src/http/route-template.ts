import type { Request } from 'express';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The route a request took, with names in place of ids, e.g. `/api/orders/:id`: few values, fit for a metric's label.
 * `unmatched` where no route answered. The mount path is what the URL has before the route's own part.
 */
export function routeTemplate(req: Pick<Request, 'originalUrl' | 'route'>): string {
  const own: unknown = req.route?.path;
  if (typeof own !== 'string') return 'unmatched';
  const ownParts = parts(own);
  const urlParts = parts(req.originalUrl.split('?', 1)[0] ?? '');
  const mount = urlParts.slice(0, Math.max(0, urlParts.length - ownParts.length));
  return `/${[...mount.map((part) => (ID.test(part) ? ':id' : part)), ...ownParts].join('/')}`;
}

function parts(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}
