import escapeHtml from 'escape-html';
import QRCode from 'qrcode';
import type { Letter } from '../domain/letter.ts';

export interface RenderedMail {
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { filename: string; cid: string; content: Buffer; contentType: string }[];
}

/** A letter as an e-mail: plain text, simple HTML that says the same, one QR image per e-ticket. */
export async function renderMail(letter: Letter): Promise<RenderedMail> {
  const admissions = letter.admissions ?? [];
  const images = await Promise.all(admissions.map(({ code }) => QRCode.toBuffer(code, { width: 320, margin: 4 })));
  return {
    text: textOf(letter),
    html: htmlOf(letter),
    attachments: images.map((content, index) => ({
      filename: `e-ticket-${index + 1}.png`,
      cid: cidOf(index),
      content,
      contentType: 'image/png',
    })),
  };
}

function textOf({ paragraphs, action, admissions = [] }: Letter): string {
  const codes = admissions.map(({ seat, code }) => `E-ticket ${seat}:\n${code}`);
  const link = action ? [`${action.label}: ${action.url}`] : [];
  return [...paragraphs, ...codes, ...link, 'ticketing.dev'].join('\n\n');
}

function htmlOf({ subject, paragraphs, action, admissions = [] }: Letter): string {
  const body = [
    `<h1 style="font-size:20px">${escapeHtml(subject)}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...admissions.map(
      ({ seat }, index) =>
        `<p>E-ticket ${seat}<br><img src="cid:${cidOf(index)}" width="240" height="240" alt="QR code of e-ticket ${seat}"></p>`,
    ),
    ...(action ? [`<p><a href="${escapeHtml(action.url)}">${escapeHtml(action.label)}</a></p>`] : []),
    '<p>ticketing.dev</p>',
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body style="font-family:sans-serif;max-width:560px">${body.join('')}</body></html>`;
}

function cidOf(index: number): string {
  return `e-ticket-${index + 1}@ticketing.dev`;
}
