import express, { type Express } from 'express';
import helmet from 'helmet';
import { accessLog } from './access-log.ts';
import { type Api, documentRoute } from './api/index.ts';
import { readSession } from './current-user.ts';
import { answerError, unknownRoute } from './errors.ts';
import type { HttpBase } from './http-base.ts';
import { httpMetrics } from './http-metrics.ts';
import { jsonBody } from './json-body.ts';
import { probes } from './probes.ts';
import { rateLimit } from './rate-limit.ts';
import { requestId } from './request-id.ts';
import { sameOriginOnly } from './same-origin.ts';
import { sessionCookies } from './session-cookie.ts';
import { traceRequests } from './trace-requests.ts';

export interface HttpAppOptions {
  /** What the routes are declared as, answered at `/api/docs/<service>`. Kept as `app.locals.api`, for whoever holds the answers against it. */
  readonly api?: Api;
}

/** A ceiling against floods, far above what a person does; routes that matter set their own, lower ones. */
const GENERAL = { name: 'general', points: 3_000, perSeconds: 30, by: 'address' } as const;

/**
 * The HTTP side of a service around its routes: everything that is the same in all of them, in the order it must have.
 * Handlers may be async: what they throw is answered as problem+json.
 *
 * @example buildHttpApp(base, (app) => app.use(orderRoutes(deps)), { api })
 */
export function buildHttpApp(base: HttpBase, routes: (app: Express) => void, { api }: HttpAppOptions = {}): Express {
  const { config, logger } = base;
  const rawPaths = new Set(Object.values(api?.routes ?? {}).flatMap(({ raw, path }) => (raw ? [path] : [])));
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.set('trust proxy', config.TRUST_PROXY_HOPS);
  app.locals.api = api;

  app.use(probes(base));
  app.use(traceRequests, requestId(base.newId), accessLog(logger), httpMetrics(base.metrics));
  app.use(secureHeaders(config.PUBLIC_URL));
  // What a session sees is nobody else's. Routes that are the same for everyone say so themselves.
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use(rateLimit(base, GENERAL));
  app.use(sameOriginOnly(config.PUBLIC_URL, rawPaths));
  app.use(sessionCookies(config.PUBLIC_URL), readSession(base.sessions));
  app.use(jsonBody(rawPaths));
  routes(app);
  if (api !== undefined) app.use(documentRoute(api));
  app.use(unknownRoute, answerError(logger, base.metrics));
  return app;
}

/** An API shows nothing: its answers may load nothing and be framed nowhere. */
function secureHeaders(publicUrl: string) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] },
    },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: publicUrl.startsWith('https:'),
  });
}
