import type { z } from 'zod';
import { type ApiError, invalidParam } from './api-error.ts';
import type { RawParams } from './form.ts';

/** Parses parameters; the first thing wrong becomes Stripe's refusal of it. */
export function validate<P>(schema: z.ZodType<P>, raw: RawParams): P {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue ? refusalOf(issue, raw) : new Error('A failed parse names an issue.');
}

const inBrackets = (path: readonly PropertyKey[]) =>
  path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join('');

function refusalOf(found: z.core.$ZodIssue, raw: RawParams): ApiError {
  const issue = innermost(found);
  const param = inBrackets(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => inBrackets([...issue.path, key]));
    const s = names.length > 1 ? 's' : '';
    return invalidParam(names[0] ?? '', `Received unknown parameter${s}: ${names.join(', ')}`, 'parameter_unknown');
  }
  if (valueAt(raw, issue.path) === undefined)
    return invalidParam(param, `Missing required param: ${param}.`, 'parameter_missing');
  if (issue.code === 'invalid_value')
    return invalidParam(param, `Invalid ${param}: must be one of ${oneOf(issue.values)}`);
  if (issue.code === 'custom') {
    const code: unknown = issue.params?.code;
    return invalidParam(param, issue.message, typeof code === 'string' ? code : undefined);
  }
  return invalidParam(param, `Invalid ${param}`);
}

/** Of a union, what is wrong with the alternative that came furthest. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const candidates = issue.errors.map(([first]) => first).filter((first) => first !== undefined);
  const best = candidates.find((first) => first.code === 'custom' || first.path.length > 0) ?? candidates.at(-1);
  return best ? innermost({ ...best, path: [...issue.path, ...best.path] }) : issue;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    raw,
  );
}

const oneOf = (values: readonly unknown[]) =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${String(values.at(-1))}`;
