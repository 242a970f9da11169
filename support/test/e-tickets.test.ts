import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { AdmissionIssued } from '@ticketing-dev/common/contracts';
import { sample } from '@ticketing-dev/common/testing';
import ICAL from 'ical.js';
import { compose } from '../src/domain/compose.ts';
import type { IssuedAdmissions } from '../src/domain/order-letters.ts';
import { renderMail } from '../src/gateways/render.ts';
import { readPicture } from './read-picture.ts';

const occasion = { publicUrl: 'https://ticketing.dev', now: new Date('2026-03-01T10:03:00.000Z') };
const issued = sample(AdmissionIssued).data;
type Ticket = Partial<IssuedAdmissions['ticket']>;

async function mailOf({ ticket, ...fields }: Omit<Partial<IssuedAdmissions>, 'ticket'> & { ticket?: Ticket } = {}) {
  const content = { ...issued, ...fields, ticket: { ...issued.ticket, ...ticket } };
  const mail = await renderMail(compose('order-completed', content, occasion));
  const file = (filename: string) => mail.attachments.find((one) => one.filename === filename)?.content;
  return { ...mail, pdf: file('e-tickets.pdf'), ics: file('event.ics'), file };
}

function entryIn(ics: Buffer | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(String(ics)));
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  if (!event || others.length > 0) throw new Error('not one event');
  return new ICAL.Event(event);
}

test('the PDF has a page a seat with what a gate and a guest need, and the code reads back as issued', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const admissions = [1, 2, 3].map((seat) => {
    const payload = Buffer.from(JSON.stringify({ id: `admission-${seat}`, orderId: issued.orderId })).toString(
      'base64url',
    );
    const signature = sign(
      null,
      Buffer.from(payload),
      createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    );
    return {
      ...issued.admissions[0],
      id: issued.orderId,
      seat,
      code: `TKT.${payload}.${signature.toString('base64url')}`,
    };
  });

  const pages = await readPicture((await mailOf({ quantity: 3, admissions })).pdf);

  expect(pages.map(({ code }) => code)).toEqual(admissions.map(({ code }) => code));
  for (const [index, { text }] of pages.entries()) {
    expect(text).toContain('Summer Night Concert');
    expect(text).toContain('Saturday, 20 June 2026, 20:00 CEST (Europe/Berlin)');
    expect(text).toContain('Waldbühne, Berlin');
    expect(text).toContain(`Seat ${index + 1} of 3`);
    expect(text).toContain(`Order ${issued.orderId}`);
  }
  const [, payload = '', signature = ''] = pages[2]?.code?.split('.') ?? [];
  const key = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
  expect(verify(null, Buffer.from(payload), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

test("the mail's own pictures read back as issued, each under its seat", async () => {
  const { html, file } = await mailOf();

  for (const { seat, code } of issued.admissions) {
    expect(await readPicture(file(`e-ticket-${seat}.png`))).toEqual([{ text: '', code }]);
    expect(html).toContain(`cid:e-ticket-${seat}@ticketing.dev`);
  }
});

test('whatever the title, each e-ticket stays one page with its code', async () => {
  const title = `${'Ελληνικά, Привет, Dvořák ★ العربية 東京 🎉 '.repeat(5)}${'x'.repeat(90)}`.slice(0, 200);
  const venue = {
    name: 'A hall with a long name '.repeat(8).trim(),
    city: 'Llanfairpwllgwyngyll'.repeat(5),
    country: 'GB',
  };

  const pages = await readPicture((await mailOf({ ticket: { title, venue } })).pdf);

  expect(pages.map(({ code }) => code)).toEqual(issued.admissions.map(({ code }) => code));
  expect(pages[0]?.text).toContain('Ελληνικά, Привет, Dvořák');
  expect(pages[0]?.text).toContain('Order ');
});

// Red without printable in e-ticket-pdf.ts: boxes.
test.each([
  ['東京ジャズ Night 🎉 2026', '… Night … 2026', true],
  ['東京ジャズナイト', 'E-ticket', true],
  ['Привет, Dvořák ★', 'Привет, Dvořák ★', false],
])('what the font has no sign for is left out and said to be: %s', async (title, printed, said) => {
  const [page] = await readPicture((await mailOf({ ticket: { title } })).pdf);

  expect(page?.text).toContain(printed);
  expect(page?.text).not.toMatch(/東|🎉|□|\uFFFD/);
  expect(page?.text.includes('cannot be printed here')).toBe(said);
});

test.each([
  ['America/New_York', '2026-01-15T00:30:00.000Z', 'Wednesday, 14 January 2026, 19:30 GMT-5 (America/New_York)'],
  ['Asia/Kolkata', '2026-07-01T14:00:00.000Z', 'Wednesday, 1 July 2026, 19:30 GMT+5:30 (Asia/Kolkata)'],
  ['Europe/Berlin', '2026-10-25T00:30:00.000Z', 'Sunday, 25 October 2026, 02:30 CEST (Europe/Berlin)'],
  ['Europe/Berlin', '2026-10-25T01:30:00.000Z', 'Sunday, 25 October 2026, 02:30 CET (Europe/Berlin)'],
])('the calendar entry is the same instant as the words (%s, %s)', async (timeZone, startsAt, when) => {
  const { ics, text } = await mailOf({ ticket: { timeZone, startsAt } });

  const entry = entryIn(ics);
  expect(entry.startDate.zone).toBe(ICAL.Timezone.utcTimezone);
  expect(entry.startDate.toJSDate().toISOString()).toBe(startsAt);
  expect(entry.description).toContain(when);
  expect(text).toContain(when);
});

test('the calendar entry is the same file each time it is made, and another for another order', async () => {
  const first = await mailOf();
  const again = await mailOf();
  const other = await mailOf({ orderId: '0198f6d2-7a10-7c3e-9b5f-0000000000a2' });

  expect(entryIn(first.ics).uid).toBe(`${issued.orderId}@ticketing.dev`);
  expect(String(again.ics)).toBe(String(first.ics));
  expect(entryIn(other.ics).uid).not.toBe(entryIn(first.ics).uid);
});

test("a seller's words are words in the calendar entry, never lines of it", async () => {
  const title = 'A, b; c\\n\r\nEND:VEVENT\r\nX-EVIL:1';
  const venue = { name: 'Hall\nDTSTART:19700101T000000Z', city: 'Berlin', country: 'DE' };

  const { ics } = await mailOf({ ticket: { title, venue } });

  const entry = entryIn(ics);
  expect(entry.summary).toBe('A, b; c\\n END:VEVENT X-EVIL:1');
  expect(entry.location).toBe('Hall DTSTART:19700101T000000Z, Berlin, DE');
  expect(entry.startDate.toJSDate().toISOString()).toBe(issued.ticket.startsAt);
});

test('a listing without a date has no calendar entry', async () => {
  const { ics, text } = await mailOf({ ticket: { startsAt: null, timeZone: null } });

  expect(ics).toBeUndefined();
  expect(text).not.toContain('calendar');
});
