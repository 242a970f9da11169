import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { readConfig } from '@ticketing-dev/common/runtime';
import { testEnv } from '@ticketing-dev/common/testing';
import { Config } from '../src/config.ts';

test('the settings of a test are enough, and the address of the administrator is normalised', () => {
  expect(readConfig(Config, testEnv()).ADMIN_EMAIL).toBeUndefined();
  expect(readConfig(Config, testEnv({ ADMIN_EMAIL: ' Root@Example.com ' })).ADMIN_EMAIL).toBe('root@example.com');
});

test.each([
  ['a key that is none', { JWT_PRIVATE_KEY: 'secret' }, 'JWT_PRIVATE_KEY'],
  ['no key', { JWT_PRIVATE_KEY: '' }, 'JWT_PRIVATE_KEY is missing'],
  ['an address that is none', { ADMIN_EMAIL: 'root' }, 'ADMIN_EMAIL'],
  // Else everybody who signs in would be refused everywhere.
  ['a key that nobody trusts', { JWT_PRIVATE_KEY: strangersKey() }, 'JWT_PUBLIC_KEYS'],
])('%s is refused by name, without its value', (_, env, named) => {
  const read = () => readConfig(Config, testEnv(env));
  expect(read).toThrow(named);
  expect(read).not.toThrow(/secret|BEGIN/);
});

function strangersKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
