import type { NextFunction, Request, Response } from 'express';

const LOCAL = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/**
 * A page in a browser cannot reach us under a name of its own that it made point to this machine (DNS rebinding).
 * `names`: what else we are called, by others in the same cluster.
 */
export function onlyFromThisMachine(names: readonly string[] = []) {
  return (req: Request, res: Response, next: NextFunction): void => {
    if (LOCAL.has(req.hostname) || names.includes(req.hostname)) next();
    else res.status(403).type('text').send('Only for this machine.');
  };
}
