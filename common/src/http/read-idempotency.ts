import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { AppError } from '../errors/index.ts';
import type { Idempotency } from '../mongo/index.ts';
import { currentUser } from './current-user.ts';

const HEADER = 'Idempotency-Key';
const Key = z.string().regex(/^[\x21-\x7e]{1,255}$/);

/**
 * The request's `Idempotency-Key` with whose it is, its route and the hash of its body, for `createOnce`; undefined without one.
 *
 * @throws AppError 400 when the key is not 1–255 visible ASCII characters, 401 when nobody is signed in.
 */
export function readIdempotency(req: Request): Idempotency | undefined {
  const header = req.get(HEADER);
  if (header === undefined) return undefined;
  const key = Key.safeParse(header);
  if (!key.success) {
    throw new AppError('invalid', 'invalid-input', 'Some of the input is not valid.', {
      errors: [{ message: 'must have 1 to 255 visible ASCII characters', field: HEADER }],
    });
  }
  const actor = currentUser(req).id;
  // The path as it was asked for: requests about two things are two, whatever the key.
  const route = `${req.method} ${req.originalUrl.split('?', 1)[0]}`;
  return { actor, route, key: key.data, bodyHash: hashOf(req.body) };
}

/** The same for two bodies that say the same, in whatever order. */
function hashOf(body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(body ?? {}, sorted))
    .digest('hex');
}

function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
