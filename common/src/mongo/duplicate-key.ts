import { mongo } from 'mongoose';

const DUPLICATE_KEY = 11_000;

/**
 * Whether a write was refused because a unique key is taken; with `path`, by a unique index that contains that path.
 * (Of a bulk write the driver tells the index's name only: keep the default names, which are made of the paths.)
 *
 * @example if (isDuplicateKey(error, 'email')) throw new AppError('conflict', 'email-taken', …)
 */
export function isDuplicateKey(error: unknown, path?: string): boolean {
  if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE_KEY) return false;
  if (path === undefined) return true;
  if (error.keyPattern) return path in error.keyPattern;
  const index = /index: (\S+) dup key/.exec(error.message)?.[1] ?? '';
  return `_${index}_`.includes(`_${path}_`);
}
