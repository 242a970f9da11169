import { serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { previewAttachment, previewMessages } from '../use-cases/preview-messages.ts';
import * as api from './preview-api.ts';

/** Frames and pictures come with the page itself; scripts there are none. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

/** For who works on the words and the look: every message with sample data, never anybody's. */
export function previewRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.showPreviews, async ({ res }) => {
    res
      .set('Content-Security-Policy', PAGE_POLICY)
      .type('html')
      .send(await previewMessages(deps));
  });

  serve(router, api.readPreviewFile, async ({ params, res }) => {
    const { contentType, content } = await previewAttachment(deps, params);
    res.attachment(params.filename).type(contentType).send(content);
  });

  return router;
}
