import express, { type Express } from 'express';
import { onlyFromThisMachine } from '../http/only-from-this-machine.ts';
import { publicMessage } from './message.ts';
import type { MessageStore } from './message-store.ts';
import { letterHtml, listPage, messagePage } from './pages.ts';
import { twilioRoutes } from './twilio.ts';

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'";
const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The inbox for people (`/`) and programs (`/api/messages`), and Twilio's API. */
export function inboxApp(
  store: MessageStore,
  { authToken, names }: { authToken?: string | undefined; names?: readonly string[] | undefined } = {},
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get(['/livez', '/readyz'], (_req, res) => void res.json({ status: 'ok' }));
  app.use(onlyFromThisMachine(names));
  app.use((_req, res, next) => {
    res.set({
      'Content-Security-Policy': PAGE_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    next();
  });

  app.get(
    '/api/messages',
    (req, res) => void res.json({ items: store.list({ to: recipient(req.query) }).map(publicMessage) }),
  );
  app.delete('/api/messages', (_req, res) => {
    store.clear();
    res.status(204).end();
  });

  app.get('/', (req, res) => void res.send(listPage(store.list({ to: recipient(req.query) }), recipient(req.query))));
  app.get('/messages/:id', (req, res, next) => {
    const message = store.get(req.params.id);
    return message ? void res.send(messagePage(message)) : next();
  });
  app.get('/messages/:id/html', (req, res, next) => {
    const message = store.get(req.params.id);
    return message ? void res.set('Content-Security-Policy', LETTER_POLICY).send(letterHtml(message)) : next();
  });
  app.get('/messages/:id/attachments/:index', (req, res, next) => {
    const attachment = store.get(req.params.id)?.attachments[Number(req.params.index)];
    if (!attachment) return next();
    res.attachment(attachment.filename).type(attachment.contentType).send(Buffer.from(attachment.base64, 'base64'));
  });

  app.use(twilioRoutes(store, authToken));
  app.use((_req, res) => void res.status(404).type('text').send('Nothing here.'));
  return app;
}

function recipient(query: Record<string, unknown>): string | undefined {
  const { to } = query;
  // A "+" in a query string is a space, and telephone numbers begin with one.
  return typeof to === 'string' && to.trim() !== '' ? to.replace(/^ /, '+') : undefined;
}
