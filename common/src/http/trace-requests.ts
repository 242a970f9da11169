import type { ServerResponse } from 'node:http';
import { context, type Span } from '@opentelemetry/api';
import type { Request, RequestHandler } from 'express';
import { beginRequest, contextOf, failed, isTracing, type RequestSpan } from '../tracing/index.ts';
import { routeTemplate } from './route-template.ts';

const requests = new WeakMap<ServerResponse, RequestSpan>();

/** One span a request, of the trace its caller names: method, route and status, nothing of its address or body. */
export const traceRequests: RequestHandler = (req, res, next) => {
  if (!isTracing()) return next();
  const { request, context: serving } = beginRequest(req.method, contextOf(req.headers));
  requests.set(res, request);
  res.once('close', () => endSpan(request.current, req, res));
  context.with(serving, next);
};

/** The span of the request this answers. */
export function spanOf(res: ServerResponse): Span | undefined {
  return requests.get(res)?.current;
}

function endSpan(span: Span, req: Request, res: ServerResponse): void {
  const route = routeTemplate(req);
  span.updateName(`${req.method} ${route}`);
  span.setAttributes({ 'http.route': route, 'http.response.status_code': res.statusCode });
  if (!res.writableFinished) failed(span, { code: 'aborted' });
  else if (res.statusCode >= 500) failed(span, { code: String(res.statusCode) });
  span.end();
}
