import type { Request } from 'express';
import type { z } from 'zod';
import { Id, inWords } from '../contracts/index.ts';
import { invalidInput, notFound } from './problem.ts';

/** The body as its schema has it. @throws AppError 400 with fields. */
export function readBody<Schema extends z.ZodType>(req: Request, schema: Schema): z.output<Schema> {
  return read(schema, req.body ?? {});
}

/** The query string as its schema has it. @throws AppError 400 with fields. */
export function readQuery<Schema extends z.ZodType>(req: Request, schema: Schema): z.output<Schema> {
  return read(schema, req.query);
}

/** An id in the path. @throws AppError 404 when malformed: it names nothing we have. */
export function readId(req: Request, name: string): string {
  const id = Id.safeParse(req.params[name]);
  if (!id.success) throw notFound();
  return id.data;
}

function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, { error: inWords });
  if (!result.success) throw invalidInput(result.error);
  return result.data;
}
