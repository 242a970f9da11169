import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { followLogs } from '../src/process/follow-logs.ts';
import { readableLine } from '../src/process/readable-line.ts';
import { stateIn } from '../src/process/state.ts';

const dir = mkdtempSync(join(tmpdir(), 'ticketing-logs-'));
afterAll(() => rmSync(dir, { recursive: true }));

const line = (fields: object) =>
  JSON.stringify({ level: 'info', time: '2026-05-04T10:00:00.000Z', service: 'orders', ...fields });

test('what a service logs is read along, from now on, also after its file began anew', async () => {
  const state = stateIn(dir);
  writeFileSync(state.log('orders'), `${line({ msg: 'long ago' })}\n`);
  const shown: string[] = [];
  const stopping = new AbortController();
  const following = followLogs(state, ['orders', 'tickets'], {
    show: (text) => shown.push(text),
    signal: stopping.signal,
  });
  appendFileSync(state.log('tickets'), 'listening\nhalf a ');
  await eventually(() => expect(shown).toEqual(['tickets: listening']));

  appendFileSync(state.log('tickets'), 'line\n');
  await eventually(() => expect(shown).toContain('tickets: half a line'));
  writeFileSync(state.log('orders'), `${line({ msg: 'anew' })}\n`);
  await eventually(() => expect(shown.at(-1)).toMatch(/orders: anew$/));
  expect(shown.join()).not.toContain('long ago');
  stopping.abort();
  await following;
});

test('a request and an event are one sentence each; what else a line says follows it', () => {
  const readable = readableLine('orders', false);
  const request = { msg: 'request', method: 'POST', route: '/api/orders', status: 201, responseTime: 12.4 };
  expect(readable(line(request))).toMatch(/^\[\d\d:00:00\] INFO: orders: POST \/api\/orders → 201 in 12 ms$/);
  const event = { msg: 'event handled', type: 'payment:captured', subject: 'p1', attempt: 1, ms: 9, event: 'e1' };
  expect(readable(line(event))).toMatch(/orders: payment:captured of p1 handled in 9 ms$/);
  expect(readable(line({ msg: 'grant given up for lost', listing: 'l1' }))).toMatch(/for lost \{"listing":"l1"\}$/);
});
