import { AppError } from '@ticketing-dev/common/errors';
import { requirePermission } from '@ticketing-dev/common/http';
import { type RequestHandler, Router } from 'express';
import type { Deps } from '../deps.ts';

/** A page of its own, unlike an API's answers: its own scripts and looks, and nothing from elsewhere. */
const PAGE_POLICY = [
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'",
  "connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'",
].join('; ');

/** For operators: the queue of prompts as Bull Board shows it. Only asked, never told: no other method gets through. */
export function queueRoutes(deps: Deps): Router {
  const router = Router();
  router.use(requirePermission('ops'));
  const show: RequestHandler = (req, res, next) => {
    const queue = deps.reminders.queue();
    if (queue === undefined) throw notRunning();
    res.set('Content-Security-Policy', PAGE_POLICY);
    deps.queueBoard.pagesOf(queue, req.baseUrl)(req, res, next);
  };
  router.get('/', show);
  router.get('/{*page}', show);
  return router;
}

function notRunning(): AppError {
  return new AppError(
    'unavailable',
    'queue-not-running',
    'The queue is not running yet. Timers are swept all the same.',
    {
      retryAfterSeconds: 1,
    },
  );
}
