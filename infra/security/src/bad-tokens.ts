import { createHmac, generateKeyPairSync } from 'node:crypto';
import { testSigningKey } from '@ticketing-dev/common/testing';
import jwt from 'jsonwebtoken';

const { privateKey: foreignKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const now = () => Math.floor(Date.now() / 1_000);
const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = () => ({ sub: 'somebody', sid: 'session', roles: ['admin'], iat: now(), exp: now() + 600 });
const OURS = { iss: 'https://ticketing.dev', aud: 'ticketing' };

function sign(payload: object, header: object = {}, key = testSigningKey.key): string {
  const all = Object.entries({ ...claims(), ...OURS, ...payload }).filter(([, value]) => value !== undefined);
  return jwt.sign(Object.fromEntries(all), key, {
    algorithm: 'ES256',
    header: { alg: 'ES256', kid: testSigningKey.kid, ...header },
  });
}

function unsigned(alg: string): string {
  return `${b64({ alg, typ: 'JWT', kid: testSigningKey.kid })}.${b64({ ...claims(), ...OURS })}.`;
}

/** The classic: the public key, which everybody knows, as the secret of an HMAC. */
function hmac(publicPem: string): string {
  const signed = `${b64({ alg: 'HS256', typ: 'JWT', kid: testSigningKey.kid })}.${b64({ ...claims(), ...OURS })}`;
  return `${signed}.${createHmac('sha256', publicPem).update(signed).digest('base64url')}`;
}

/** The same token with one bit of one part turned. */
function flipped(token: string, part: number): string {
  const parts = token.split('.');
  const bytes = Buffer.from(parts[part] ?? '', 'base64url');
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return parts.map((text, index) => (index === part ? bytes.toString('base64url') : text)).join('.');
}

/** Proof that the others fail for their fault and nothing else. */
export const goodToken = (): string => sign({});

export function badTokens(publicPem: string): Readonly<Record<string, string>> {
  const good = goodToken();
  const url = 'https://evil.example/keys.json';
  return {
    'alg none': unsigned('none'),
    'alg nOnE': unsigned('nOnE'),
    'HMAC with the public key': hmac(publicPem),
    'no kid': sign({}, { kid: undefined }),
    'a foreign kid': sign({}, { kid: '0123456789abcdef' }, foreignKey),
    'our kid, a foreign key': sign({}, {}, foreignKey),
    'jku of another': sign({}, { jku: url, kid: 'theirs' }, foreignKey),
    'jku beside our kid': sign({}, { jku: url }, foreignKey),
    'jwk in the header': sign({}, { jwk: jwkOf(foreignKey) }, foreignKey),
    'kid as a path': sign({}, { kid: '../../../dev/null' }, foreignKey),
    'kid __proto__': sign({}, { kid: '__proto__' }, foreignKey),
    expired: sign({ iat: now() - 1_000, exp: now() - 10 }),
    'not yet valid': sign({ nbf: now() + 60 }),
    'no expiry': sign({ exp: undefined }),
    'wrong audience': sign({ aud: 'another' }),
    'wrong issuer': sign({ iss: 'https://evil.example' }),
    'no session': sign({ sid: undefined }),
    'roles as text': sign({ roles: 'admin' }),
    truncated: good.slice(0, -6),
    'signature gone': good.slice(0, good.lastIndexOf('.') + 1),
    'two parts': good.split('.').slice(0, 2).join('.'),
    'bit of the header': flipped(good, 0),
    'bit of the payload': flipped(good, 1),
    'bit of the signature': flipped(good, 2),
    nonsense: 'a.b.c',
  };
}

function jwkOf(key: typeof foreignKey) {
  return { ...key.export({ format: 'jwk' }), d: undefined };
}
