import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** Public keys that sessions' tokens are verified with, by key id. */
export type PublicKeys = ReadonlyMap<string, KeyObject>;
/** What auth signs sessions' tokens with. */
export interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/** The key id of a key pair: the first 16 hex digits of the SHA-256 of its public key (DER, SPKI). */
export function keyIdOf(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

/**
 * Reads `JWT_PUBLIC_KEYS`: JSON `{kid: PEM}`. Several keys are several generations: rotation adds the new one first.
 *
 * @throws Error in one sentence, without the value.
 */
export function readPublicKeys(json: string): PublicKeys {
  const entries = Object.entries(z.record(z.string().min(1), z.string()).parse(JSON.parse(json)));
  if (entries.length === 0) throw new Error('no key given');
  return new Map(entries.map(([kid, pem]) => [kid, onP256(createPublicKey(unescaped(pem)))]));
}

/** Reads `JWT_PRIVATE_KEY`: a PEM, in which line breaks may be written as `\n`. */
export function readSigningKey(pem: string): SigningKey {
  const key = onP256(createPrivateKey(unescaped(pem)));
  return { kid: keyIdOf(key), key };
}

function onP256(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new Error('not a key on the curve P-256');
  }
  return key;
}

function unescaped(pem: string): string {
  return pem.replaceAll('\\n', '\n');
}
