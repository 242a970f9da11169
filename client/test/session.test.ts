import { expect, test } from '@jest/globals';
import { securityPolicy } from '../src/security-policy.ts';
import { ownPath } from '../src/session/own-path.ts';
import { tokenExpiry, withCookie } from '../src/session/session-cookie.ts';

// Red when: a link to sign in may lead on to somebody else's site.
test.each([
  ['/orders/1?x=1#y', '/orders/1?x=1#y'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
  [undefined, '/'],
])('after signing in, %j leads to %s', (asked, led) => {
  expect(ownPath(asked)).toBe(led);
});

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64');
const session = (exp: number) => `session=${base64({ jwt: `h.${base64({ exp })}.s` })}`;

test('the end of a token is read from the cookie, among others', () => {
  expect(tokenExpiry(`a=b; ${session(1_700_000_000)}; c=d`)).toBe(1_700_000_000_000);
});

test.each([null, '', 'a=b', 'session=', 'session=%%%', 'session=bm9uc2Vuc2U='])('%j holds no token', (cookie) => {
  expect(tokenExpiry(cookie)).toBeUndefined();
});

test('a renewed cookie takes the place of the old one, a deleted one goes', () => {
  expect(withCookie('a=b; session=old; c=d', 'session=new; path=/; httponly')).toBe('a=b; c=d; session=new');
  expect(withCookie('a=b; session=old', 'session=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT')).toBe('a=b');
});

test('scripts need the nonce, and Stripe is let in only where Stripe is used', () => {
  const policy = (stripe: boolean) => securityPolicy({ nonce: 'abc', stripe, development: false });
  const scripts = /script-src ([^;]*)/.exec(policy(false))?.[1];

  expect(scripts).toBe(`'self' 'nonce-abc' 'strict-dynamic'`);
  expect(policy(false)).not.toContain('stripe');
  expect(policy(true)).toContain("frame-src 'self' https://js.stripe.com");
  expect(policy(true)).toContain("frame-ancestors 'none'");
});
