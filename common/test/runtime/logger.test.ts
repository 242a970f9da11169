import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { createLogger } from '../../src/runtime/index.ts';

const Line = z.looseObject({
  level: z.string(),
  time: z.iso.datetime(),
  service: z.literal('orders'),
  msg: z.string(),
});

function logged(fields: object, message = 'hello') {
  const lines: string[] = [];
  createLogger({ service: 'orders' }, { write: (line) => void lines.push(line) }).warn(fields, message);
  expect(lines).toHaveLength(1);
  return { text: lines.join(''), line: Line.parse(JSON.parse(lines.join(''))) };
}

test('a line is JSON with level, time, service and fields', () => {
  expect(logged({ orderId: '1' }).line).toMatchObject({ level: 'warn', orderId: '1', msg: 'hello' });
});

test('the net below: fields named as secrets are removed, one level down too', () => {
  const secrets = {
    password: 'hunter2',
    email: 'hunter2',
    token: 'hunter2',
    cookie: 'hunter2',
    clientSecret: 'hunter2',
  };
  const { text } = logged({ ...secrets, headers: { ...secrets, authorization: 'hunter2', 'set-cookie': ['hunter2'] } });
  expect(text).not.toContain('hunter2');
});

test('an error keeps its type, message, stack and code, and nothing drivers hang on it', () => {
  const error = Object.assign(new TypeError('no'), {
    code: 11_000,
    keyValue: { email: 'hunter2' },
    raw: { x: 'hunter2' },
  });
  const { text, line } = logged({ err: error });
  expect(line.err).toMatchObject({
    type: 'TypeError',
    message: 'no',
    code: 11_000,
    stack: expect.stringContaining('at '),
  });
  expect(text).not.toContain('hunter2');
});

test.each([
  ['a URL with a password', 'cannot reach mongodb://orders:hunter2@db:27017/orders'],
  ['a token', 'bad token eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJodW50ZXIyIn0.hunter2'],
  ['a duplicate key', 'E11000 duplicate key error index: email_1 dup key: { email: "hunter2" }'],
  ['an address', 'mail to hunter2@example.com bounced'],
  ['a local address', '550 <hunter2@localhost>: no such user'],
  ['an address in other letters', 'hunter2é@exämple.de is unknown'],
  ['a quoted address', 'no "hunter2 x"@example.com here'],
])('%s is taken out of an error, its causes included', (_name, message) => {
  expect(logged({ err: new Error(message) }).text).not.toMatch(/hunter2|eyJ/);
  expect(logged({ err: new Error('outer', { cause: new Error(message) }) }).text).not.toMatch(/hunter2|eyJ/);
  expect(logged({ err: message }).text).not.toMatch(/hunter2|eyJ/);
});

test('a telephone number is taken out of an error', () => {
  expect(logged({ err: new Error("The 'To' number +4917012345678 is not valid.") }).text).not.toContain('170123');
});
