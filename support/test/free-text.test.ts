import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { compose } from '../src/domain/compose.ts';
import type { Letter } from '../src/domain/letter.ts';
import { PREVIEW_NOW, PREVIEWS } from '../src/domain/previews.ts';
import { renderMail } from '../src/gateways/render.ts';

/** What people may write into a title, a place or a name, and what none of it may become. */
const TRICKS = [
  '<script>alert(1)</script>',
  '</title></style></script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<a href="javascript:alert(1)">free</a>',
  'javascript:alert(1)',
  'a\r\nBcc: everyone@example.com\r\n\r\n<b>hi</b>',
  'a\nEND:VEVENT\nBEGIN:VALARM',
  'a\u2028b\u2029c\u0000d\u001be',
  'evil \u202Egpj.exe\u202C \u2066x\u2069 a\u200Bb',
  '{{7*7}} \u0024{7*7} <%= 7*7 %> #{7*7} {{constructor.constructor("alert(1)")()}}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '[free](https://evil.example)',
] as const;
const HARMLESS = 'Jazz';

/** The same content with this in every free text a person wrote. */
function saying(content: object, text: string): object {
  const free = new Set(['title', 'name', 'city']);
  return JSON.parse(JSON.stringify(content), (key, value) => (free.has(key) ? text : value));
}

async function written({ kind, content }: (typeof PREVIEWS)[number], text: string) {
  const listing = { id: '0198f6d2-7a10-7c3e-9b5f-0000000000b1', title: text, left: 3 };
  const letter = compose(kind, saying(content, text), {
    publicUrl: 'https://ticketing.dev',
    now: PREVIEW_NOW,
    listing,
  });
  return { letter, mail: await renderMail(letter) };
}

const tags = (html: string) => html.match(/<\/?[a-z!][^\s>/]*/gi);
const targets = (html: string) => html.match(/\s(?:href|src|style|on\w+)=(?:"[^"]*"|'[^']*')/gi);
const lines = (letter: Letter) => [
  ...[letter.subject, letter.preview, letter.heading, letter.sms, ...letter.paragraphs, ...(letter.notes ?? [])],
  ...Object.values(letter.event ?? {}),
  ...(letter.facts ?? []).flatMap(({ label, value }) => [label, value]),
  ...[letter.calendar?.title, letter.calendar?.description, letter.calendar?.location],
];
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/u;

// Red without words() around a free text, or with one put into a mail as markup.
describe.each(PREVIEWS)('$name', (preview) => {
  test.each(TRICKS)('%j is words', async (trick) => {
    const plain = await written(preview, HARMLESS);
    const { letter, mail } = await written(preview, trick);

    for (const line of lines(letter)) if (typeof line === 'string') expect(line).not.toMatch(UNSEEN);
    expect(tags(mail.html)).toEqual(tags(plain.mail.html));
    expect(targets(mail.html)).toEqual(targets(plain.mail.html));
    expect(mail.text.split('\n')).toHaveLength(plain.mail.text.split('\n').length);
    expect(mail.text).not.toMatch(/\b49\b/);
    expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual(
      plain.mail.attachments.map(({ filename, contentType }) => [filename, contentType]),
    );
    const calendar = mail.attachments.find(({ filename }) => filename === 'event.ics');
    if (calendar) expect(namesIn(calendar.content)).toEqual(['uid', 'dtstamp', 'dtstart', 'summary', 'location']);
  });
});

function namesIn(content: Buffer): string[] {
  const [event, ...others] = new ICAL.Component(ICAL.parse(String(content))).getAllSubcomponents('vevent');
  expect(others).toEqual([]);
  expect(event?.getAllSubcomponents()).toEqual([]);
  const known = ['uid', 'dtstamp', 'dtstart', 'summary', 'location'];
  const names = event?.getAllProperties().map(({ name }) => name) ?? [];
  return known.filter((name) => names.filter((one) => one === name).length === 1);
}
