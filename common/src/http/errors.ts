import type { ErrorRequestHandler, RequestHandler } from 'express';
import { Counter, type Registry } from 'prom-client';
import { z } from 'zod';
import type { Logger } from '../runtime/logger.ts';
import { asAppError, internalProblem, notFound, toProblem } from './problem.ts';
import { requestIdOf } from './request-id.ts';

/** Last route: nothing answers here. */
export const unknownRoute: RequestHandler = () => {
  throw notFound();
};

/** The one place that answers errors, all as `application/problem+json`. Logs those that are our fault. */
export function answerError(logger: Logger, registry: Registry): ErrorRequestHandler {
  const problems = problemCounter(registry);
  return (error: unknown, _req, res, next) => {
    const requestId = requestIdOf(res);
    if (res.headersSent) {
      // Too late for another answer: Express ends the connection, so that nobody takes the half for the whole.
      logger.error({ requestId, err: error }, 'failed while answering');
      return next(error);
    }
    const known = asAppError(error);
    const problem = known ? toProblem(known, requestId) : internalProblem(requestId);
    problems.inc({ code: problem.code, status: problem.status });
    if (problem.status >= 500) logger.error({ requestId, err: error, code: problem.code }, 'request failed');
    // A schema that was not reached through readBody and its like: answered as input, yet it may be ours.
    else if (error instanceof z.ZodError) logger.warn({ requestId, err: error }, 'input refused late');

    const wait = known?.options.retryAfterSeconds;
    if (wait !== undefined) res.set('Retry-After', String(Math.max(1, Math.ceil(wait))));
    res.status(problem.status).set('Cache-Control', 'no-store').type('application/problem+json');
    res.send(JSON.stringify(problem));
  };
}

/** `http_problems_total`: refusals by reason. Codes are the product's own words, so there are few. */
function problemCounter(registry: Registry): Counter<'code' | 'status'> {
  const name = 'http_problems_total';
  const existing = registry.getSingleMetric(name);
  if (existing instanceof Counter) return existing;
  return new Counter({
    name,
    help: 'Requests answered by a problem, by its code',
    labelNames: ['code', 'status'],
    registers: [registry],
  });
}
