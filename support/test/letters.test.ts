import { describe, expect, test } from '@jest/globals';
import { compose } from '../src/domain/compose.ts';
import { MESSAGE_KINDS } from '../src/domain/new-message.ts';
import { PREVIEW_NOW, PREVIEWS } from '../src/domain/previews.ts';
import { lengthOf, limitOf } from '../src/domain/text-line.ts';
import { renderMail } from '../src/gateways/render.ts';

const occasion = { publicUrl: 'https://ticketing.dev', now: PREVIEW_NOW };

test('every kind of message has a preview', () => {
  expect(new Set(PREVIEWS.map(({ kind }) => kind))).toEqual(new Set(MESSAGE_KINDS));
});

describe.each(PREVIEWS)('$name', ({ kind, content }) => {
  const letter = compose(kind, content, occasion);

  test('as a mail, in words and as a text message', async () => {
    const { html, text } = await renderMail(letter);

    expect(html.replace(/></g, '>\n<')).toMatchSnapshot('html');
    expect(`${letter.subject}\n${letter.preview}\n\n${text}`).toMatchSnapshot('text');
    expect(letter.sms).toMatchSnapshot('sms');
  });

  test('the text says what the mail says', async () => {
    const { html, text } = await renderMail(letter);

    const facts = (letter.facts ?? []).flatMap(({ label, value }) => [label, value]);
    const event = [letter.event?.title, letter.event?.when, letter.event?.where];
    const said = [
      letter.heading,
      ...letter.paragraphs,
      ...facts,
      ...event,
      ...(letter.notes ?? []),
      letter.action?.url,
    ];
    for (const words of said.filter((one) => typeof one === 'string')) {
      expect(text).toContain(words);
      expect(html).toContain(words.replaceAll('&', '&amp;'));
    }
  });

  test('it has one button, and a text message is one message', () => {
    expect(letter.action).toBeDefined();
    if (letter.sms !== null) expect(lengthOf(letter.sms)).toBeLessThanOrEqual(limitOf(letter.sms));
  });
});
