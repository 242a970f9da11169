import { Router } from 'express';
import { z } from 'zod';
import type { ServiceName } from '../../contracts/index.ts';
import { openApi } from './openapi.ts';
import { type Api, route } from './route.ts';
import { serve } from './serve.ts';

/** A service's document, for everybody: what it does is no secret. */
export function documentApi(service: ServiceName) {
  return {
    readDocument: route({
      method: 'get',
      path: `/api/docs/${service}`,
      summary: 'This document',
      who: 'everyone',
      answers: { 200: z.looseObject({ openapi: z.string() }).meta({ description: 'OpenAPI 3.1.' }) },
    }),
  };
}

/** Answers it, made once. */
export function documentRoute(api: Api): Router {
  const router = Router();
  let document: ReturnType<typeof openApi> | undefined;
  serve(router, documentApi(api.service).readDocument, ({ res }) => {
    document ??= openApi(api);
    res.json({ ...document });
  });
  return router;
}
