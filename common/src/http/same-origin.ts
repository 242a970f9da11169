import type { RequestHandler } from 'express';
import { AppError } from '../errors/index.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface RequestOrigin {
  readonly method: string;
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
}

/**
 * Whether a request may change something: only our own pages may. Browsers say where a request comes from and pages cannot
 * forge it; where they do not, its `Origin` must be ours. Pure.
 */
export function mayChange(request: RequestOrigin, ownOrigin: string): boolean {
  if (SAFE.has(request.method)) return true;
  if (request.secFetchSite !== undefined) return request.secFetchSite === 'same-origin';
  return request.origin === ownOrigin;
}

/** Refuses unsafe methods from elsewhere with 403 `cross-site-request`. */
export function sameOriginOnly(publicUrl: string, exempt: ReadonlySet<string>): RequestHandler {
  const ownOrigin = new URL(publicUrl).origin;
  return (req, _res, next) => {
    const request = { method: req.method, secFetchSite: req.get('Sec-Fetch-Site'), origin: req.get('Origin') };
    if (exempt.has(req.path) || mayChange(request, ownOrigin)) return next();
    throw new AppError('forbidden', 'cross-site-request', 'This request must come from our own pages.');
  };
}
