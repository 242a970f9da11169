import { expect, test } from '@jest/globals';
import { namedId, newId } from '../../src/runtime/index.ts';

test('new ids are UUIDs of version 7: unique, and sorted by when they were made', () => {
  const ids = Array.from({ length: 1_000 }, newId);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

// Red when the namespace changes: events already sent would get another id when they are told again.
test('a name always gets the same id', () => {
  expect(namedId('inv:1:2')).toBe(namedId('inv:1:2'));
  expect(namedId('inv:1:2')).not.toBe(namedId('inv:1:3'));
  expect(namedId('inv:1:2')).toBe('46c22252-a467-5656-ab3c-dd6ec3c5e626');
});
