import type { z } from 'zod';
import type { FieldError } from '../errors/index.ts';

/** A schema's complaints as `{message, field?}`, the field being a dotted path; unknown keys are named one by one. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ message: 'is not known here', field: dotted([...issue.path, key]) }));
    }
    const field = dotted(issue.path);
    return [field === '' ? { message: issue.message } : { message: issue.message, field }];
  });
}

function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
