import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, caller } from '@ticketing-dev/common/testing';
import { PREVIEWS } from '../src/domain/previews.ts';
import { startSupport } from './given.ts';

const PATH = '/api/ops/support/previews';

let support: Awaited<ReturnType<typeof startSupport>>;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.close());

test('operators see every message with sample data on one page, its pictures included', async () => {
  const response = await caller(support.app, { permissions: ['ops'] }).get(PATH);

  expect(response.status).toBe(200);
  expect(response.headers['content-type']).toContain('text/html');
  expect(response.headers['content-security-policy']).not.toContain('script-src');
  for (const { name } of PREVIEWS) expect(response.text).toContain(`id="${name}"`);
  expect(response.text).toContain('data:image/png;base64,');
  expect(response.text).not.toContain('cid:');
});

test('attachments of previews can be opened', async () => {
  const operator = caller(support.app, { permissions: ['ops'] });

  const pdf = await operator.get(`${PATH}/order-completed/e-tickets.pdf`).responseType('blob');

  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(String(pdf.body.subarray(0, 5))).toBe('%PDF-');
  expect((await operator.get(`${PATH}/order-completed/other.pdf`)).status).toBe(404);
  expect((await operator.get(`${PATH}/nothing/e-tickets.pdf`)).status).toBe(404);
});

test('previews are for operators', async () => {
  expect((await anonymous(support.app).get(PATH)).status).toBe(401);
  expect((await caller(support.app).get(PATH)).status).toBe(403);
});
