import { BaseConfig } from '@ticketing-dev/common/runtime';
import { z } from 'zod';
import { admissionIssuer } from './gateways/admission-issuer.ts';

export const Config = BaseConfig.extend({
  /** How long seats are held for an unpaid order. */
  ORDER_HOLD_SECONDS: z.coerce.number('must be a whole number').int().min(1).max(86_400).default(300),
  /** What e-tickets are signed with: an Ed25519 private key, PEM or base64 of it. */
  ADMISSION_KEY: z.string().refine((pem) => {
    try {
      return admissionIssuer(pem).publicKey.kid.length > 0;
    } catch {
      return false;
    }
  }, 'must be an Ed25519 private key in PEM (PKCS #8), or the base64 of it'),
});
export type Config = z.output<typeof Config>;
