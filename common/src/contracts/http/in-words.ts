import type { z } from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'empty',
};
const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'must be an id',
  datetime: 'must be a time in UTC, such as "2027-05-01T18:00:00Z"',
  email: 'must be an e-mail address, such as "anna@example.com"',
  url: 'must be a web address',
};

/**
 * What is wrong with a field, as the end of a sentence that begins with its name: "quantity must be a whole number". For zod's
 * `parse(input, { error: inWords })`; a schema's own message comes first, and what has no words here gets zod's.
 */
export const inWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is required';
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return limit(issue.origin, 'least', issue.minimum);
    case 'too_big':
      return limit(issue.origin, 'most', issue.maximum);
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return FORMATS[issue.format];
    default:
      return undefined;
  }
};

function limit(origin: string, which: 'least' | 'most', bound: number | bigint): string {
  if (origin === 'string' && which === 'least' && bound === 1) return 'must not be empty';
  if (origin === 'string') return `must have at ${which} ${bound} characters`;
  if (origin === 'array') return `must have at ${which} ${bound} entries`;
  return `must be at ${which} ${bound}`;
}
