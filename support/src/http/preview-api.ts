import { content, route } from '@ticketing-dev/common/http';
import { z } from 'zod';

export const showPreviews = route({
  method: 'get',
  path: '/api/ops/support/previews',
  summary: 'Every message with sample data, on one page',
  who: 'ops',
  answers: { 200: content('text/html') },
});

export const readPreviewFile = route({
  method: 'get',
  path: '/api/ops/support/previews/:name/:filename',
  summary: 'What comes with one of them',
  who: 'ops',
  params: z.object({ name: z.string(), filename: z.string() }),
  answers: { 200: content('text/calendar', 'application/pdf', 'image/png') },
  refusals: { 'not-found': ['preview-not-found'] },
});
