import type { z } from 'zod';
import { AppError } from '../errors/index.ts';

/** Where the next page begins, opaque to callers: the last row's sort values. */
export function encodeCursor(values: unknown): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws AppError 400, field `cursor`, when it is not one of ours. */
export function decodeCursor<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> {
  const values = schema.safeParse(fromJson(Buffer.from(text, 'base64url').toString()));
  if (values.success) return values.data;
  throw new AppError('invalid', 'invalid-input', 'Some of the input is not valid.', {
    errors: [{ message: 'is not a cursor of this list', field: 'cursor' }],
  });
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
