import { expect, test } from '@jest/globals';
import { hashToken, linkUrl, newLink } from '../../src/domain/link.ts';
import { newSession } from '../../src/domain/session.ts';

const now = new Date('2026-01-01T00:00:00Z');

test('a link lives 30 minutes and keeps only the hash of its token', () => {
  const link = newLink({ id: 'l1', kind: 'verify-email', userId: 'u1', token: 'secret', now });
  expect(link).toEqual({
    id: 'l1',
    kind: 'verify-email',
    userId: 'u1',
    tokenHash: hashToken('secret'),
    expiresAt: new Date('2026-01-01T00:30:00Z'),
  });
  expect(JSON.stringify(link)).not.toContain('secret');
});

test('the page a link opens depends on its kind', () => {
  expect(linkUrl('http://localhost:3000', 'verify-email', 'a-b_c')).toBe('http://localhost:3000/verify?token=a-b_c');
  expect(linkUrl('https://shop.example', 'reset-password', 't')).toBe('https://shop.example/reset?token=t');
});

test('a session lives 30 days and keeps a short line about the browser', () => {
  const session = newSession({ id: 's1', userId: 'u1', userAgent: 'x'.repeat(5000), now });
  expect(session.expiresAt).toEqual(new Date('2026-01-31T00:00:00Z'));
  expect(session.userAgent).toHaveLength(300);
  expect(newSession({ id: 's1', userId: 'u1', userAgent: null, now }).userAgent).toBeNull();
});
