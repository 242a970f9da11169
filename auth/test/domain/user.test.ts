import { expect, test } from '@jest/globals';
import {
  changePassword,
  changeProfile,
  isAdmin,
  mustBeActive,
  newUser,
  publicUser,
  setRoles,
  setStatus,
  verifyEmail,
} from '../../src/domain/user.ts';

const now = new Date('2026-01-01T00:00:00Z');
const anna = newUser({ id: 'u1', email: 'anna@example.com', passwordHash: 'h', roles: ['buyer', 'seller'], now });

test('a change raises the version; the same again is no change', () => {
  const renamed = changeProfile(anna, { name: 'Anna' });
  expect(renamed).toMatchObject({ name: 'Anna', phone: null, version: 2 });
  expect(changeProfile(renamed, { name: 'Anna' })).toBe(renamed);
  expect(changeProfile(renamed, {})).toBe(renamed);
  expect(changeProfile(renamed, { name: null })).toMatchObject({ name: null, version: 3 });
  expect(changePassword(anna, 'h2')).toMatchObject({ passwordHash: 'h2', version: 2 });
});

test('what others see of a user never holds the hash of the password', () => {
  expect(publicUser(anna)).toEqual({
    id: 'u1',
    email: 'anna@example.com',
    name: null,
    phone: null,
    emailVerified: false,
    roles: ['buyer', 'seller'],
    status: 'active',
    createdAt: '2026-01-01T00:00:00.000Z',
    version: 1,
  });
});

// Red when verifyEmail gives the role to any address, or when signing up alone gives it.
test('the address of the administrator makes an admin by being verified, and only once', () => {
  expect(isAdmin(newUser({ ...anna, name: undefined, phone: undefined, now }))).toBe(false);
  const verified = verifyEmail(anna, 'anna@example.com');
  expect(verified.roles).toEqual(['admin', 'buyer', 'seller']);
  expect(isAdmin(verified)).toBe(true);
  expect(verifyEmail(anna, 'other@example.com').roles).toEqual(['buyer', 'seller']);
  expect(verifyEmail(anna, undefined).roles).toEqual(['buyer', 'seller']);
  const demoted = setRoles(verified, ['buyer']);
  expect(verifyEmail(demoted, 'anna@example.com')).toBe(demoted);
});

test('roles are a set, in whatever order they are given', () => {
  expect(setRoles(anna, ['seller', 'buyer', 'buyer'])).toBe(anna);
  expect(setRoles(anna, ['support', 'buyer']).roles).toEqual(['buyer', 'support']);
});

test('a suspended account may do nothing until it is active again', () => {
  const suspended = setStatus(anna, 'suspended');
  expect(() => mustBeActive(suspended)).toThrow(expect.objectContaining({ kind: 'forbidden', code: 'suspended' }));
  expect(isAdmin(setStatus(verifyEmail(anna, anna.email), 'suspended'))).toBe(false);
  expect(setStatus(suspended, 'suspended')).toBe(suspended);
  expect(() => mustBeActive(setStatus(suspended, 'active'))).not.toThrow();
});
