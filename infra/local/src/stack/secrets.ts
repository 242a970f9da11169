import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { z } from 'zod';
import type { State } from '../process/state.ts';

const Passwords = z.record(z.enum([...SERVICES, 'admin']), z.string());
export const Secrets = z.object({
  jwtPrivateKey: z.string(),
  /** JSON `{kid: PEM}`. */
  jwtPublicKeys: z.string(),
  /** PEM of the Ed25519 key that signs e-tickets. */
  admissionKey: z.string(),
  mongo: Passwords,
  mongoKeyFile: z.string(),
  nats: z.record(z.enum(SERVICES), z.object({ password: z.string() })),
  natsAdmin: z.string(),
  redis: z.string(),
  stripeWebhookSecret: z.string(),
  twilioAuthToken: z.string(),
});
export type Secrets = z.infer<typeof Secrets>;

/** Keys and passwords of this clone: made on the first start, kept with its data, readable for their owner alone. */
export function secretsOf(state: State): Secrets {
  const file = state.data('secrets.json');
  if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets = newSecrets();
  writeFileSync(`${file}.draft`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.draft`, file);
  return secrets;
}

/** All of them anew. */
export function newSecrets(): Secrets {
  const session = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const admission = generateKeyPairSync('ed25519');
  const kid = createHash('sha256')
    .update(session.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
  return {
    jwtPrivateKey: session.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    jwtPublicKeys: JSON.stringify({ [kid]: session.publicKey.export({ type: 'spki', format: 'pem' }).toString() }),
    admissionKey: admission.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    mongo: passwords(),
    mongoKeyFile: randomBytes(192).toString('base64'),
    nats: natsUsers(),
    natsAdmin: password(),
    redis: password(),
    stripeWebhookSecret: `whsec_${randomBytes(24).toString('hex')}`,
    twilioAuthToken: randomBytes(16).toString('hex'),
  };
}

const password = () => randomBytes(24).toString('base64url');
const passwords = () => Passwords.parse(Object.fromEntries([...SERVICES, 'admin'].map((user) => [user, password()])));
const natsUsers = () =>
  Secrets.shape.nats.parse(Object.fromEntries(SERVICES.map((service) => [service, { password: password() }])));
