import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Html } from '@react-email/html';
import { Preview } from '@react-email/preview';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import type { Letter } from '../../domain/letter.ts';
import { COLOUR, DARK_CSS, FONT, SIZE, TONE } from './look.ts';
import { Deadline, EventBox, Facts, QrCodes } from './parts.tsx';

/** Any letter as an e-mail. Words become text nodes, which React escapes; there is no other way in. */
export function LetterMail({ letter, codeUrls }: { letter: Letter; codeUrls: readonly string[] }) {
  const { badge, deadline, event, facts = [], action, eTickets, notes = [] } = letter;
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{letter.subject}</title>
        <style>{DARK_CSS}</style>
      </Head>
      <Body className="page" style={{ backgroundColor: COLOUR.page, margin: 0, padding: 0, fontFamily: FONT }}>
        <Preview>{letter.preview}</Preview>
        <Container className="outside" style={{ maxWidth: 600, padding: '24px 16px' }}>
          <Text className="text" style={{ ...brand, margin: '0 0 12px', padding: '0 8px' }}>
            ticketing.dev
          </Text>
          <Section className="card" style={card}>
            <div className="inside" style={{ padding: '32px' }}>
              <Text style={{ margin: '0 0 12px', lineHeight: '20px' }}>
                <span className={badge.tone} style={{ ...label, ...toneOf(badge.tone) }}>
                  {badge.label}
                </span>
              </Text>
              <Heading
                as="h1"
                className="text"
                style={{ ...text, fontSize: SIZE.title, lineHeight: '36px', margin: 0 }}
              >
                {letter.heading}
              </Heading>
              {letter.paragraphs.map((paragraph) => (
                <Text key={paragraph} className="text" style={{ ...text, margin: '16px 0 0' }}>
                  {paragraph}
                </Text>
              ))}
              {deadline && <Deadline {...deadline} />}
              {event && <EventBox {...event} />}
              {facts.length > 0 && <Facts facts={facts} />}
              {action && (
                <Section style={{ marginTop: 24 }}>
                  <Button href={action.url} className="button" style={button}>
                    {action.label}
                  </Button>
                </Section>
              )}
              {eTickets && <QrCodes eTickets={eTickets} urls={codeUrls} />}
              {notes.map((note, index) => (
                <Text key={note} className="muted" style={{ ...small, margin: `${index === 0 ? 24 : 8}px 0 0` }}>
                  {note}
                </Text>
              ))}
            </div>
          </Section>
          <Text className="muted" style={{ ...small, margin: '16px 0 0', padding: '0 8px' }}>
            ticketing.dev wrote to you because of your account or order. Nobody reads answers to this address.
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function toneOf(tone: Letter['badge']['tone']) {
  return { color: TONE[tone].text, backgroundColor: TONE[tone].back };
}

const text = { color: COLOUR.text, fontSize: SIZE.text, lineHeight: '24px', overflowWrap: 'anywhere' } as const;
const small = { ...text, color: COLOUR.muted, fontSize: SIZE.small, lineHeight: '20px' };
const brand = { ...text, fontSize: SIZE.large, fontWeight: 600 };
const card = { backgroundColor: COLOUR.card, border: `1px solid ${COLOUR.line}`, borderRadius: 12 };
const label = {
  display: 'inline-block',
  borderRadius: 999,
  padding: '2px 10px',
  fontSize: SIZE.small,
  fontWeight: 600,
};
const button = {
  backgroundColor: COLOUR.accent,
  borderRadius: 8,
  color: COLOUR.onAccent,
  fontSize: SIZE.text,
  fontWeight: 600,
  lineHeight: '24px',
  padding: '12px 24px',
  textAlign: 'center',
} as const;
