import type { NextFunction, Request, Response } from 'express';

/**
 * With a public address over HTTPS a proxy before us ends TLS and speaks HTTP with us: to the services the visitor came over
 * HTTPS all the same, or they would refuse to set their Secure cookie. Else the proxy says what it sees.
 */
export function forwarded(publicUrl: string | undefined): Readonly<Record<string, string>> {
  return publicUrl?.startsWith('https:') ? { 'x-forwarded-proto': 'https' } : {};
}

/** Who asked, over what and for which host is ours to say: what a visitor claims about it is dropped before we add it. */
export function dropForwarded(req: Request, _res: Response, next: NextFunction): void {
  for (const name of Object.keys(req.headers)) {
    if (name === 'forwarded' || name === 'x-real-ip' || name.startsWith('x-forwarded-')) delete req.headers[name];
  }
  next();
}
