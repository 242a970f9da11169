import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { ApiError } from '../src/api/api-error.ts';
import { explain, KNOWN_CODES } from '../src/api/words.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['auth', 'tickets', 'orders', 'payments', 'common', 'infra/local/src/gateway'];
/** Only for operators, administrators and machines: no page of this site leads there. */
const NOT_FOR_PAGES = new Set(['admin-keeps-rights', 'audit-not-clean', 'stale', 'unknown-role', 'webhook-not-signed']);

const error = (code: string, more: object = {}) =>
  new ApiError({ type: '', title: '', status: 409, code, detail: 'As it is.', errors: [], ...more });

// Red when: a service gets a new refusal and nobody says what a visitor is to make of it.
test('every refusal of the services has words', () => {
  const codes = FOLDERS.flatMap(sources).flatMap(codesIn);
  expect(codes.length).toBeGreaterThan(40);

  expect([...new Set(codes)].filter((code) => !KNOWN_CODES.has(code) && !NOT_FOR_PAGES.has(code))).toEqual([]);
});

test('words never show a code, and say what to do', () => {
  for (const code of KNOWN_CODES) {
    const { title, text } = explain(error(code, { detail: 'A sentence.' }));
    expect(`${title} ${text}`).not.toMatch(/undefined|null|NaN|\[object|\b[a-z]+-[a-z]+-[a-z]+\b/);
    if (code.includes('-')) expect(`${title} ${text}`).not.toContain(code);
    expect(text.length).toBeGreaterThan(10);
  }
});

test('what the service adds is said', () => {
  expect(explain(error('sold-out', { available: 1 })).text).toContain('There is 1 ticket left');
  expect(explain(error('sold-out', { available: 0 })).text).toContain('nothing is left');
  expect(explain(error('price-changed', { price: 1_200, currency: 'jpy' })).text).toContain('¥1,200');
  expect(explain(error('amount-not-payable', { atLeast: 3 })).text).toContain('3 tickets or more');
  expect(explain(error('amount-not-payable', { atMost: 2 })).text).toContain('2 tickets or fewer');
  expect(explain(error('over-buyer-limit', { limit: 4, alreadyHas: 3 })).text).toContain('4 tickets');
});

test('a code of tomorrow is answered with the sentence that came with it, and anything else with one of ours', () => {
  expect(explain(error('brand-new')).text).toBe('As it is.');
  expect(explain(new TypeError('x is not a function')).text).not.toContain('function');
});

function sources(folder: string): string[] {
  const dir = folder.endsWith('gateway') ? join(root, folder) : join(root, folder, 'src');
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(dir, file), 'utf8'));
}

/** `new AppError('conflict', 'sold-out', …)` and the gateway's `sendProblem(res, 503, 'service-unavailable', …)`. */
function codesIn(source: string): string[] {
  const patterns = [
    /new AppError\(\s*'[a-z-]+',\s*'([a-z-]+)'/g,
    /sendProblem\(\s*res,\s*\d+,\s*'([a-z-]+)'/g,
    /\boverLimit\('([a-z-]+)'/g,
  ];
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map(([, code = '']) => code));
}
