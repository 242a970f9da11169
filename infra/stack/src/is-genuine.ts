import { createPublicKey, verify } from 'node:crypto';

/**
 * Whether a gate lets the e-ticket in: its Ed25519 signature by the key everybody may have. A compact JWS: what is signed is
 * everything before the last dot.
 */
export function isGenuine(code: string, publicKeyPem: string): boolean {
  const dot = code.lastIndexOf('.');
  const signed = Buffer.from(code.slice(0, dot));
  return verify(null, signed, createPublicKey(publicKeyPem), Buffer.from(code.slice(dot + 1), 'base64url'));
}
