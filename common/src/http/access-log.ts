import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../runtime/logger.ts';
import { requestIdOf } from './request-id.ts';
import { routeTemplate } from './route-template.ts';

/** One line a request: method, route, status, time. No query, header, body, address: those hold tokens and people. */
export function accessLog(logger: Logger): RequestHandler {
  return pinoHttp<Request, Response>({
    logger,
    quietReqLogger: true,
    genReqId: (_req, res) => requestIdOf(res) ?? '',
    customAttributeKeys: { reqId: 'requestId' },
    serializers: { req: () => undefined, res: () => undefined },
    customProps: (req, res) => ({ method: req.method, route: routeTemplate(req), status: res.statusCode }),
    customLogLevel: levelOf,
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    customErrorObject: (_req, _res, _error, fields: { responseTime: number }) => ({
      responseTime: fields.responseTime,
    }),
    customSuccessObject: (_req, _res, fields: { responseTime: number }) => ({ responseTime: fields.responseTime }),
  });
}

function levelOf(_req: IncomingMessage, res: ServerResponse): 'info' | 'warn' {
  return res.statusCode >= 500 ? 'warn' : 'info';
}
