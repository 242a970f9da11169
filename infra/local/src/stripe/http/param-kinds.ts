import { z } from 'zod';

/** Kinds of parameters as they arrive in a form: always strings, worded refusals as Stripe has them. */
const refuse = (ctx: z.RefinementCtx, code: string, message: string) => {
  ctx.addIssue({ code: 'custom', message, params: { code } });
  return z.NEVER;
};

export const integer = (range: { min?: number } = {}) =>
  z.string().transform((value, ctx) => {
    if (!/^-?\d{1,15}$/.test(value)) return refuse(ctx, 'parameter_invalid_integer', `Invalid integer: ${value}`);
    const number = Number(value);
    const { min = Number.MIN_SAFE_INTEGER } = range;
    if (number < min)
      return refuse(ctx, 'parameter_invalid_integer', `This value must be greater than or equal to ${min}.`);
    return number;
  });

export const boolean = z
  .string()
  .transform((value, ctx) =>
    value === 'true' || value === 'false'
      ? value === 'true'
      : refuse(ctx, 'parameter_invalid_string', `Invalid boolean: ${value}`),
  );

export const text = (max = 5000) =>
  z.string().transform((value, ctx) => {
    if (value === '')
      return refuse(ctx, 'parameter_invalid_empty', 'You passed an empty string where a value is needed.');
    if (value.length > max)
      return refuse(ctx, 'parameter_invalid_string', `Invalid string: must be at most ${max} characters`);
    return value;
  });

/** An empty string unsets it. */
export const unsettable = (max = 5000) => z.union([z.literal('').transform(() => null), text(max)]);

export const currency = z.string().transform((value, ctx) => {
  const code = value.toLowerCase();
  return Intl.supportedValuesOf('currency').includes(code.toUpperCase())
    ? code
    : refuse(ctx, 'parameter_invalid_string', `Invalid currency: ${code}.`);
});

/** Merged into what is there; an empty value removes its key, an empty string all of them. */
export const metadata = z.union([
  z.literal('').transform(() => null),
  z.record(z.string(), z.string()).superRefine((value, ctx) => {
    const tooLong = Object.entries(value).find(([key, text]) => key.length > 40 || text.length > 500);
    if (Object.keys(value).length > 50) refuse(ctx, 'parameter_invalid', 'Metadata can have at most 50 keys.');
    if (tooLong) refuse(ctx, 'parameter_invalid', 'Metadata keys have at most 40 characters and values at most 500.');
  }),
]);

export function mergeMetadata(before: Record<string, string>, change: Record<string, string> | null | undefined) {
  if (change === undefined) return before;
  if (change === null) return {};
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));
}

const instant = integer({ min: 0 });
const createdFilter = z.union([
  instant.transform((at) => ({ gte: at, lte: at })),
  z.strictObject({ gt: instant, gte: instant, lt: instant, lte: instant }).partial(),
]);

export const listParams = {
  limit: z
    .string()
    .transform((value, ctx) =>
      /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 100
        ? Number(value)
        : refuse(ctx, 'parameter_invalid_integer', 'This value must be between 1 and 100.'),
    )
    .optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
  created: createdFilter.optional(),
};
