import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import {
  isRevoked,
  keyIdOf,
  readPublicKeys,
  readSigningKey,
  SESSION_TOKEN_SECONDS,
  type SessionClaims,
  signSessionToken,
  verifySessionToken,
} from '../../src/http/index.ts';

const now = new Date('2030-01-01T12:00:00.123Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { privateKey, publicKey } = pair();
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const signer = { kid: keyIdOf(publicKey), key: privateKey };
const keys = readPublicKeys(JSON.stringify({ [signer.kid]: pem }));
const session = { userId: 'user-1', sessionId: 'session-1', roles: ['buyer'] };
const good = signSessionToken(session, signer, now);
const payload = jwt.decode(good, { json: true }) ?? {};
const refused = (code: string) => expect.objectContaining({ kind: 'unauthenticated', code });
const verify = (token: string, at = now) => verifySessionToken(token, keys, at);

test('a token says who, in which session, with which roles, for ten minutes', () => {
  expect(verify(good)).toEqual({ ...session, issuedAt: now, expiresAt: later(SESSION_TOKEN_SECONDS * 1_000) });
  expect(jwt.decode(good, { complete: true })?.header).toMatchObject({ alg: 'ES256', kid: signer.kid });
  expect(payload).toMatchObject({ iss: 'https://ticketing.dev', aud: 'ticketing' });
});

test('a token that is over asks for renewing, with five seconds for clocks that differ', () => {
  expect(verify(good, later(604_000))).toMatchObject(session);
  expect(() => verify(good, later(606_000))).toThrow(refused('token-expired'));
  expect(verifySessionToken(good, keys, later(86_400_000), { evenExpired: true })).toMatchObject(session);
});

const es256 = { algorithm: 'ES256', keyid: signer.kid } as const;
const withoutSid = Object.fromEntries(Object.entries(payload).filter(([name]) => name !== 'sid'));
const withoutExp = Object.fromEntries(Object.entries(payload).filter(([name]) => name !== 'exp'));
// Each turns green (and this red) when its check is left out: key by kid, iss, aud, claims. (That the key fits the algorithm the library checks too.)
test.each<[string, string]>([
  ['nothing signed', jwt.sign(payload, '', { algorithm: 'none', keyid: signer.kid })],
  ['the public key as an HMAC secret', hmacForgery()],
  ['another key under our key id', jwt.sign(payload, pair().privateKey, es256)],
  ['our key under another key id', jwt.sign(payload, privateKey, { ...es256, keyid: 'other' })],
  ['no key id', jwt.sign(payload, privateKey, { algorithm: 'ES256' })],
  ['another issuer', jwt.sign({ ...payload, iss: 'https://evil.example' }, privateKey, es256)],
  ['another audience', jwt.sign({ ...payload, aud: 'admin' }, privateKey, es256)],
  ['no session', jwt.sign(withoutSid, privateKey, es256)],
  ['no end', jwt.sign(withoutExp, privateKey, es256)],
  ['a changed payload', changed(good)],
  ['no token at all', 'hello'],
  ['an empty text', ''],
])('%s is refused', (_name, token) => {
  expect(() => verify(token)).toThrow(refused('not-signed-in'));
  expect(() => verifySessionToken(token, keys, now, { evenExpired: true })).toThrow(refused('not-signed-in'));
});

/** jsonwebtoken refuses to make it, so by hand. */
function hmacForgery(): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [, , signature] = jwt.sign(payload, pem, { algorithm: 'HS256', allowInsecureKeySizes: true }).split('.');
  return `${encode({ alg: 'HS256', typ: 'JWT', kid: signer.kid })}.${encode(payload)}.${signature}`;
}

function changed(token: string): string {
  const [header, , signature] = token.split('.');
  return [header, Buffer.from(JSON.stringify({ ...payload, sub: 'admin' })).toString('base64url'), signature].join('.');
}

test('a session is refused for good, a user for the tokens issued before', () => {
  const claims: SessionClaims = verify(good);
  expect(isRevoked(claims, [])).toBe(false);
  expect(isRevoked(claims, [{ scope: 'session', id: 'session-1', revokedAt: later(-1) }])).toBe(true);
  expect(isRevoked(claims, [{ scope: 'session', id: 'session-2', revokedAt: later(1) }])).toBe(false);
  expect(isRevoked(claims, [{ scope: 'user', id: 'user-1', revokedAt: later(1) }])).toBe(true);
  expect(isRevoked(claims, [{ scope: 'user', id: 'user-2', revokedAt: later(1) }])).toBe(false);
  // The password was changed and a new token given within the same second.
  expect(isRevoked(claims, [{ scope: 'user', id: 'user-1', revokedAt: now }])).toBe(false);
  expect(isRevoked(claims, [{ scope: 'user', id: 'user-1', revokedAt: later(-1) }])).toBe(false);
});

test('keys are read from the environment, with line breaks as they are or escaped', () => {
  const escaped = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().replaceAll('\n', '\\n');
  const read = readSigningKey(escaped);
  expect(read.kid).toBe(signer.kid);
  expect(read.kid).toMatch(/^[0-9a-f]{16}$/);
  expect(keyIdOf(createPublicKey(read.key))).toBe(signer.kid);
  expect(readPublicKeys(JSON.stringify({ k: pem.replaceAll('\n', '\\n') })).has('k')).toBe(true);
});

test('only keys on P-256 are taken', () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ type: 'spki', format: 'pem' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' });
  for (const bad of [JSON.stringify({ k: other }), JSON.stringify({ k: rsa }), '{}', '[]', 'nonsense', '{"k":"x"}']) {
    expect(() => readPublicKeys(bad)).toThrow();
  }
});
