import type { Ticket } from '@ticketing-dev/common/contracts';
import { ImageResponse } from 'next/og';

interface Words {
  readonly kicker: string;
  readonly title: string;
  readonly line: string;
  readonly price?: string;
}

const HUES: Record<Ticket['category'] | 'site', string> = {
  concert: '#8c2f6b',
  sports: '#17674c',
  movie: '#2a448f',
  theatre: '#9a3a22',
  other: '#7d5a14',
  site: '#463cb8',
};

/** What other sites show where somebody shares a link. Drawn with the font Next brings: nothing is fetched. */
export function drawPicture({ kicker, title, line, price }: Words, kind: keyof typeof HUES): ImageResponse {
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        width: '100%',
        height: '100%',
        padding: 72,
        background: HUES[kind],
        color: '#ffffff',
      }}
    >
      <div style={{ display: 'flex', fontSize: 32, opacity: 0.85 }}>{drawable(kicker)}</div>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 24 }}>
        <div style={{ display: 'flex', fontSize: title.length > 60 ? 60 : 84, lineHeight: 1.1, letterSpacing: -2 }}>
          {drawable(title).slice(0, 110) || 'An event'}
        </div>
        <div style={{ display: 'flex', fontSize: 34, opacity: 0.9 }}>{drawable(line)}</div>
      </div>
      <div style={{ display: 'flex', justifyContent: 'space-between', fontSize: 40 }}>
        <span>ticketing.dev</span>
        <span>{price && drawable(price) === price ? price : ''}</span>
      </div>
    </div>,
    { width: 1200, height: 630, headers: { 'cache-control': 'public, max-age=300' } },
  );
}

/** What that font has: for anything else it would ask the network. */
function drawable(text: string): string {
  return text.replace(/[^\u0020-\u007e\u00a0-\u017f\u2013\u2014\u2018-\u201d\u2022\u2026\u20ac]/g, '').trim();
}
