import type { RequestHandler } from 'express';
import { Histogram, type Registry } from 'prom-client';
import { routeTemplate } from './route-template.ts';

const NAME = 'http_request_duration_seconds';

/** `http_request_duration_seconds` by method, route template and status: labels with few values each. */
export function httpMetrics(registry: Registry): RequestHandler {
  const known = registry.getSingleMetric(NAME);
  const duration = known instanceof Histogram ? known : newHistogram(registry);
  return (req, res, next) => {
    const stop = duration.startTimer();
    res.once('finish', () => stop({ method: req.method, route: routeTemplate(req), status: res.statusCode }));
    next();
  };
}

function newHistogram(registry: Registry): Histogram {
  return new Histogram({
    name: NAME,
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
}
