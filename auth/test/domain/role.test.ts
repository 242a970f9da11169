import { expect, test } from '@jest/globals';
import { difference, mustHold, newRole, setPermissions } from '../../src/domain/role.ts';

test('permissions are a set, and the same set is no change', () => {
  const role = newRole('support', ['ops', 'users:read-any', 'ops']);
  expect(role).toEqual({ id: 'support', permissions: ['ops', 'users:read-any'], version: 1 });
  expect(setPermissions(role, ['users:read-any', 'ops'])).toBe(role);
  expect(setPermissions(role, ['ops'])).toEqual({ id: 'support', permissions: ['ops'], version: 2 });
  expect(setPermissions(role, []).permissions).toEqual([]);
});

test('the role admin cannot lose what it takes to give rights back', () => {
  const admin = newRole('admin', ['users:manage', 'roles:manage', 'ops']);
  expect(setPermissions(admin, ['users:manage', 'roles:manage']).version).toBe(2);
  expect(() => setPermissions(admin, ['users:manage', 'ops'])).toThrow(
    expect.objectContaining({ kind: 'unprocessable', code: 'admin-keeps-rights' }),
  );
});

test('nobody hands out a right that is not theirs', () => {
  expect(() => mustHold(['users:manage'], ['users:manage'])).not.toThrow();
  expect(() => mustHold(['users:manage'], ['users:manage', 'roles:manage'])).toThrow(
    expect.objectContaining({ kind: 'forbidden', code: 'beyond-own-rights' }),
  );
});

test('what a change touches is what one side has and the other has not', () => {
  expect(difference(['a', 'b'], ['b', 'c'])).toEqual(['a', 'c']);
  expect(difference(['a'], ['a'])).toEqual([]);
});
