import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../runtime/logger.ts';
import { traceFields } from '../tracing/index.ts';
import { requestIdOf } from './request-id.ts';
import { routeTemplate } from './route-template.ts';
import { spanOf } from './trace-requests.ts';

/** One line a request: method, route, status, time, trace. No query, header, body, address: those hold tokens and people. */
export function accessLog(logger: Logger): RequestHandler {
  return pinoHttp<Request, Response>({
    logger,
    quietReqLogger: true,
    genReqId: (_req, res) => requestIdOf(res) ?? '',
    customAttributeKeys: { reqId: 'requestId' },
    serializers: { req: () => undefined, res: () => undefined },
    customLogLevel: levelOf,
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    customErrorObject: (req, res, _error, taken: Taken) => fieldsOf(req, res, taken),
    customSuccessObject: (req, res, taken: Taken) => fieldsOf(req, res, taken),
  });
}

interface Taken {
  readonly responseTime: number;
}

/** Said at the end alone: `customProps` would write them at the start, too, when the route is not known yet. */
function fieldsOf(req: Request, res: Response, { responseTime }: Taken) {
  const fields = { method: req.method, route: routeTemplate(req), status: res.statusCode, responseTime };
  // The end of an answer runs outside of its request's context.
  return { ...fields, ...traceFields(spanOf(res)) };
}

function levelOf(_req: IncomingMessage, res: ServerResponse): 'info' | 'warn' {
  return res.statusCode >= 500 ? 'warn' : 'info';
}
