import { z } from 'zod';

const optional = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const Config = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535),
    HOST: z.string().default('127.0.0.1'),
    STATE_DIR: z.string().min(1),
    WEBHOOK_URL: optional(z.url()),
    WEBHOOK_SECRET: optional(z.string()),
    PAGES_URL: optional(z.url()),
    STRIPE_KEY: optional(
      z.string().regex(/^(?!.._live_)/, 'is a live key: the double must never stand in for live payments'),
    ),
    LOG_LEVEL: z.string().default('info'),
  })
  .refine(({ WEBHOOK_URL, WEBHOOK_SECRET }) => !WEBHOOK_URL || WEBHOOK_SECRET, {
    path: ['WEBHOOK_SECRET'],
    error: 'is needed with WEBHOOK_URL',
  });

export type Config = z.output<typeof Config>;

/** Names everything that is wrong at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const result = Config.safeParse(env);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '));
}
