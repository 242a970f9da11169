import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line a request: no body, no key, no query (it may hold a client secret). */
export function accessLog(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const { method, path } = req;
    const start = performance.now();
    res.on('close', () => {
      if (path === '/livez') return;
      const ms = Math.round(performance.now() - start);
      const safePath = path.replace(/src_\w+/, 'src_…');
      logger.info({ method, path: safePath, status: res.statusCode, ms, requestId: res.get('request-id') }, 'request');
    });
    next();
  };
}
