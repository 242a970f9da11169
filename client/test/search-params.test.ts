import { expect, test } from '@jest/globals';
import { apiQuery, filterCount, readSearch, searchPath } from '../src/browse/search-params.ts';

test('what the address says is read, and said again', () => {
  const search = readSearch({ q: ' jazz ', category: 'concert', min: '10', to: '2027-01-31', sort: 'price-low' });

  expect(search).toMatchObject({ q: 'jazz', category: 'concert', min: '10', to: '2027-01-31', sort: 'price-low' });
  expect(readSearch(Object.fromEntries(new URLSearchParams(searchPath(search).slice(2))))).toEqual(search);
  expect(filterCount(search)).toBe(3);
});

// Red when: a value from the address reaches the API unchecked, and with it a 400 the visitor.
test('what makes no sense counts as not said', () => {
  const search = readSearch({
    q: ['a', 'b'],
    category: 'circus',
    min: 'cheap',
    max: '-1',
    from: '2027-02-30',
    available: 'maybe',
    sort: 'random',
    other: 'x',
  });

  expect(search).toEqual({ q: 'a', sort: 'soonest' });
  expect(searchPath(readSearch({}))).toBe('/');
});

test('amounts go to the API in hundredths, days as their first and last moment', () => {
  expect(apiQuery(readSearch({ min: '9,99', max: '100', from: '2027-01-01', to: '2027-01-31' }), 24)).toMatchObject({
    minPrice: '999',
    maxPrice: '10000',
    from: '2027-01-01T00:00:00.000Z',
    to: '2027-01-31T23:59:59.999Z',
    limit: '24',
  });
});
