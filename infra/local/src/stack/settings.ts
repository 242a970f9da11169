import { z } from 'zod';

const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined);

/**
 * What the launcher itself reads from its environment, beside the servers' addresses; empty counts as not set. The services check
 * their own part.
 */
const Settings = z.object({
  PORT: z.coerce.number('PORT must be a number').int().min(1).max(65_535).default(3_000),
  PUBLIC_URL: optional,
  EVENT_BUS: z
    .enum(['jetstream', 'nats-streaming'], 'EVENT_BUS must be "jetstream" or "nats-streaming"')
    .default('jetstream'),
  SMTP_URL: optional,
  STRIPE_KEY: optional,
  STRIPE_PUBLISHABLE_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  STRIPE_API_URL: optional,
  TWILIO_ACCOUNT_SID: optional,
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_FROM: optional,
  TWILIO_API_URL: optional,
  JWT_PRIVATE_KEY: optional,
  JWT_PUBLIC_KEYS: optional,
  ADMISSION_KEY: optional,
  ADMIN_EMAIL: z.string().default('admin@ticketing.dev'),
});
export type Settings = z.infer<typeof Settings>;

/** Half of these would be a double where the real thing was meant, or a service that does not start. */
const TOGETHER = [
  { names: ['STRIPE_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'], instead: 'the local double' },
  { names: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'], instead: 'the local inbox' },
] as const;

/** @throws Error in one sentence */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) throw new Error(`${parsed.error.issues.map(({ message }) => message).join('; ')}.`);
  const settings = parsed.data;
  for (const { names, instead } of TOGETHER) {
    const missing = names.filter((name) => settings[name] === undefined);
    if (missing.length === 0 || missing.length === names.length) continue;
    throw new Error(
      `${inWords(missing)} ${missing.length === 1 ? 'is' : 'are'} missing: set ${inWords(names)} together, or none of them for ${instead}.`,
    );
  }
  return settings;
}

function inWords(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
