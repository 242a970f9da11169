import { generateKeyPairSync } from 'node:crypto';
import { keyIdOf, type SigningKey } from '../http/index.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** The key pair of this test process: what `caller` signs with and `testEnv` makes services trust. */
export const testSigningKey: SigningKey = { kid: keyIdOf(publicKey), key: privateKey };

/** `JWT_PUBLIC_KEYS` and `JWT_PRIVATE_KEY` as the environment has them. */
export const testKeyEnv = {
  JWT_PUBLIC_KEYS: JSON.stringify({ [testSigningKey.kid]: publicKey.export({ type: 'spki', format: 'pem' }) }),
  JWT_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
