import { Img } from '@react-email/img';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import type { ETickets, EventCard, Fact, Letter } from '../../domain/letter.ts';
import { COLOUR, SIZE } from './look.ts';

const QR_PIXELS = 240;

const text = { color: COLOUR.text, fontSize: SIZE.text, lineHeight: '24px', overflowWrap: 'anywhere' } as const;
const box = { borderRadius: 8, marginTop: 24 };

/** What runs out: the first thing the eye finds. */
export function Deadline({ left, until }: NonNullable<Letter['deadline']>) {
  return (
    <Section style={{ marginTop: 16 }}>
      <Text
        className="text deadline"
        style={{ ...text, fontSize: SIZE.display, lineHeight: '48px', fontWeight: 600, margin: 0 }}
      >
        {left}
      </Text>
      <Text className="muted" style={{ ...text, color: COLOUR.muted, margin: 0 }}>
        {until}
      </Text>
    </Section>
  );
}

export function EventBox({ title, when, where }: EventCard) {
  return (
    <Section className="event" style={{ ...box, backgroundColor: COLOUR.sunken }}>
      <div style={{ padding: '16px 20px' }}>
        <Text className="text" style={{ ...text, fontSize: SIZE.large, fontWeight: 600, margin: 0 }}>
          {title}
        </Text>
        {[when, where].map((line) =>
          line === null ? null : (
            <Text key={line} className="text" style={{ ...text, margin: '4px 0 0' }}>
              {line}
            </Text>
          ),
        )}
      </div>
    </Section>
  );
}

/** A list of what and how much; the last line is the sum. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} style={{ marginTop: 16, borderCollapse: 'collapse' }}>
      <tbody>
        {facts.map((fact, index) => {
          const fontWeight = index === facts.length - 1 ? 600 : 400;
          const borderTop = index === 0 ? 'none' : `1px solid ${COLOUR.line}`;
          const cell = { ...text, fontWeight, padding: '8px 0', borderTop };
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, and two lines may say the same
            <tr key={index}>
              <th scope="row" className="text line" style={{ ...cell, textAlign: 'left' }}>
                {fact.label}
              </th>
              <td className="text line" style={{ ...cell, textAlign: 'right', paddingLeft: 16, whiteSpace: 'nowrap' }}>
                {fact.value}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** One code after the other, each alone on white in dark mode too, so that a gate's reader finds one at a time. */
export function QrCodes({ eTickets, urls }: { eTickets: ETickets; urls: readonly string[] }) {
  const of = eTickets.seats.length;
  return eTickets.seats.map(({ seat }, index) => (
    <Section key={seat} style={{ marginTop: 24 }}>
      <Text className="text" style={{ ...text, fontWeight: 600, margin: '0 0 8px', textAlign: 'center' }}>
        {`E-ticket ${seat} of ${of}`}
      </Text>
      <div style={{ backgroundColor: '#ffffff', borderRadius: 8, margin: '0 auto', padding: 8, width: QR_PIXELS }}>
        <Img
          src={urls[index]}
          width={QR_PIXELS}
          height={QR_PIXELS}
          alt={`QR code of e-ticket ${seat} of ${of}`}
          style={{ imageRendering: 'pixelated' }}
        />
      </div>
    </Section>
  ));
}
