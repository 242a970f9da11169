import express, { type RequestHandler } from 'express';
import { AppError } from '../errors/index.ts';

const JSON_LIMIT = '32kb';
/** Webhooks send what they have: a whole payment with its charges. */
const RAW_LIMIT = '512kb';

/** Reads JSON bodies ≤ 32 kB into `req.body`; on `rawPaths` the bytes instead, for checking signatures. */
export function jsonBody(rawPaths: ReadonlySet<string>): RequestHandler {
  const raw = express.raw({ type: () => true, limit: RAW_LIMIT, inflate: false });
  const json = express.json({ type: 'application/json', limit: JSON_LIMIT, inflate: false, strict: true });
  return (req, res, next) => {
    if (rawPaths.has(req.path)) return raw(req, res, next);
    // `false`: another type. `null`: no body at all.
    if (hasBody(req.headers) && !req.is('application/json')) {
      throw new AppError('unsupported-media-type', 'unsupported-media-type', 'The body must be application/json.');
    }
    return json(req, res, next);
  };
}

function hasBody(headers: {
  'transfer-encoding'?: string | undefined;
  'content-length'?: string | undefined;
}): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
