import { Email } from '@ticketing-dev/common/contracts';
import { readSigningKey } from '@ticketing-dev/common/http';
import { BaseConfig } from '@ticketing-dev/common/runtime';
import { z } from 'zod';

export const Config = BaseConfig.extend({
  /** PEM, ES256. Auth alone has it; the others verify by JWT_PUBLIC_KEYS. */
  JWT_PRIVATE_KEY: z.string().transform((pem, context) => {
    try {
      return readSigningKey(pem);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be the PEM of a private key on P-256' });
      return z.NEVER;
    }
  }),
  /** The account of this address becomes an administrator once it has proved to own the mailbox. */
  ADMIN_EMAIL: Email.optional(),
}).refine(({ JWT_PRIVATE_KEY, JWT_PUBLIC_KEYS }) => JWT_PUBLIC_KEYS.has(JWT_PRIVATE_KEY.kid), {
  path: ['JWT_PUBLIC_KEYS'],
  message: 'must contain the public half of JWT_PRIVATE_KEY',
});
export type Config = z.output<typeof Config>;
