import type { NextFunction, Request, Response } from 'express';

/** Who asked, over what and for which host is ours to say: what a visitor claims about it is dropped before we add it. */
export function dropForwarded(req: Request, _res: Response, next: NextFunction): void {
  for (const name of Object.keys(req.headers)) {
    if (name === 'forwarded' || name === 'x-real-ip' || name.startsWith('x-forwarded-')) delete req.headers[name];
  }
  next();
}
