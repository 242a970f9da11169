import { once } from 'node:events';
import { appendFileSync, mkdtempSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import supertest from 'supertest';
import twilio from 'twilio';
import { inboxApp } from '../src/inbox/app.ts';
import { messageStore } from '../src/inbox/message-store.ts';
import { smtpServer } from '../src/inbox/smtp.ts';

const dir = mkdtempSync(join(tmpdir(), 'inbox-'));
const store = messageStore(dir);
const smtp = smtpServer(store);
const app = inboxApp(store, { authToken: 'token' });
const inbox = supertest(app);

beforeAll(() => new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<void>((resolve) => void smtp.close(resolve)));

const LETTER = [
  'From: Tickets <tickets@ticketing.dev>',
  'To: ada@example.com',
  'Subject: =?utf-8?Q?Your_tickets_=E2=9C=93?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Hello <script>alert(1)</script></p>',
  '--x',
  'Content-Type: application/pdf',
  'Content-Disposition: attachment; filename="tickets.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('%PDF-1.7').toString('base64'),
  '--x--',
  '.',
];

test('a letter sent over SMTP is listed for its recipient, newest first, with its attachment', async () => {
  await send('ada@example.com', LETTER);
  await send('ADA@example.com', ['Subject: second', '', 'words', '.']);

  const { body } = await inbox.get('/api/messages').query({ to: 'ada@example.com' });

  expect(body.items.map((item: { subject: string }) => item.subject)).toEqual(['second', 'Your tickets ✓']);
  const letter = body.items[1];
  expect(letter).toMatchObject({ channel: 'email', to: 'ada@example.com', from: 'tickets@ticketing.dev' });
  const file = await inbox.get(letter.attachments[0].url).buffer(true);
  expect(file.headers['content-disposition']).toBe('attachment; filename=tickets.pdf');
  expect(file.body.toString()).toBe('%PDF-1.7');
});

test('the page escapes what letters say, and shows their HTML only in a sandbox', async () => {
  await send('eve@example.com', [
    'Subject: <img src=x onerror=alert(1)>',
    'Content-Type: text/html',
    '',
    '<b>hi</b>',
    '.',
  ]);
  const [message] = (await inbox.get('/api/messages').query({ to: 'eve@example.com' })).body.items;

  const list = await inbox.get('/');
  const view = await inbox.get(`/messages/${message.id}`);
  const letter = await inbox.get(`/messages/${message.id}/html`);

  expect(list.text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(list.text).not.toContain('<img');
  expect(view.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(letter.headers['content-security-policy']).toContain('sandbox');
});

test('messages outlive a restart, also when the last one was torn', async () => {
  await send('kept@example.com', ['Subject: kept', '', 'words', '.']);
  appendFileSync(join(dir, 'messages.jsonl'), '{"id":"torn","to":"kep');

  const reopened = messageStore(dir);
  const [kept] = reopened.list({ to: 'kept@example.com' });
  if (kept) reopened.add({ ...kept, id: 'after' });

  expect(
    messageStore(dir)
      .list({ to: 'kept@example.com' })
      .map(({ id }) => id),
  ).toEqual(['after', expect.any(String)]);
});

test("a text sent by Twilio's API arrives, and the callbacks that follow bear Twilio's signature", async () => {
  const statuses: string[] = [];
  const server = await listening((req, res) => {
    let text = '';
    req.on('data', (chunk) => {
      text += chunk;
    });
    req.on('end', () => {
      const fields = Object.fromEntries(new URLSearchParams(text));
      const url = `http://127.0.0.1:${portOf(server)}/status`;
      if (twilio.validateRequest('token', String(req.headers['x-twilio-signature']), url, fields)) {
        statuses.push(String(fields.MessageStatus));
      }
      res.end();
    });
  });
  const listener = await listening(app);
  try {
    const base = `http://127.0.0.1:${portOf(listener)}/2010-04-01/Accounts/AC1/Messages.json`;
    const answer = await fetch(base, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('AC1:token').toString('base64')}` },
      body: new URLSearchParams({
        To: '+491701234567',
        From: '+15005550006',
        Body: 'Your seats',
        StatusCallback: `http://127.0.0.1:${portOf(server)}/status`,
      }),
    });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ sid: expect.stringMatching(/^SM[0-9a-f]{32}$/), status: 'queued' });
    const { body } = await inbox.get('/api/messages?to=+491701234567');
    expect(body.items[0]).toMatchObject({ channel: 'sms', text: 'Your seats' });
    while (statuses.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(statuses).toEqual(['sent', 'delivered']);
  } finally {
    server.close();
    listener.close();
  }
});

test.each([
  ['a wrong token', 'AC1:wrong', { To: '+491701234567', From: '+1', Body: 'x' }, 401, 20003],
  ['no recipient', 'AC1:token', { From: '+1', Body: 'x' }, 400, 21604],
  ['no telephone number', 'AC1:token', { To: 'ada', From: '+1', Body: 'x' }, 400, 21211],
  ["Twilio's magic number", 'AC1:token', { To: '+15005550009', From: '+1', Body: 'x' }, 400, 21614],
])('refuses %s as Twilio does', async (_, login, form, status, code) => {
  const answer = await inbox
    .post('/2010-04-01/Accounts/AC1/Messages.json')
    .set('authorization', `Basic ${Buffer.from(login).toString('base64')}`)
    .type('form')
    .send(form);
  expect(answer.status).toBe(status);
  expect(answer.body.code).toBe(code);
});

test('a page under a foreign name that points to this machine sees nothing', async () => {
  expect((await inbox.get('/api/messages').set('host', 'evil.example')).status).toBe(403);
});

test('DELETE forgets everything', async () => {
  expect((await inbox.delete('/api/messages')).status).toBe(204);
  expect((await inbox.get('/api/messages')).body).toEqual({ items: [] });
});

async function listening(handler: RequestListener): Promise<Server> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

/** A mail client of a few lines: what is tested is the server. */
async function send(to: string, lines: readonly string[]): Promise<void> {
  const socket = connect(portOf(smtp.server), '127.0.0.1');
  const answers = socket.setEncoding('utf8')[Symbol.asyncIterator]();
  const say = async (text: string) => {
    socket.write(`${text}\r\n`);
    const { value } = await answers.next();
    if (!/^[23]/.test(value)) throw new Error(value);
  };
  await answers.next();
  await say('HELO test');
  await say('MAIL FROM:<tickets@ticketing.dev>');
  await say(`RCPT TO:<${to}>`);
  await say('DATA');
  await say(lines.join('\r\n'));
  socket.end('QUIT\r\n');
}
