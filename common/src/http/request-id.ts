import type { RequestHandler, Response } from 'express';

const HEADER = 'X-Request-Id';
const SANE = /^[A-Za-z0-9_-]{8,64}$/;

/** Gives each request an id, the gateway's where it is sane, and answers with it. Logs and problems name it. */
export function requestId(newId: () => string): RequestHandler {
  return (req, res, next) => {
    const given = req.get(HEADER);
    res.set(HEADER, given !== undefined && SANE.test(given) ? given : newId());
    next();
  };
}

export function requestIdOf(res: Pick<Response, 'getHeader'>): string | undefined {
  const id = res.getHeader(HEADER);
  return typeof id === 'string' ? id : undefined;
}
