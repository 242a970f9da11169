import { expect, test } from '@jest/globals';
import { listingsPath, readListingsSearch } from '../src/listings/listings-search.ts';

test('what an address says of a seller’s list is read, and written the same', () => {
  const search = readListingsSearch({ q: ' owls ', show: 'withdrawn', sort: 'price-low', cursor: 'abc' });
  expect(search).toEqual({ q: 'owls', show: 'withdrawn', sort: 'price-low', cursor: 'abc' });
  expect(listingsPath(search)).toBe('/listings?q=owls&show=withdrawn&sort=price-low&cursor=abc');
});

test('values nobody knows, or said twice, count as not said', () => {
  const search = readListingsSearch({ q: ['a', 'b'], show: 'all', sort: 'best', cursor: '' });
  expect(search).toEqual({ sort: 'newest' });
  expect(listingsPath(search)).toBe('/listings');
});
