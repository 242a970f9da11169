import { render } from '@react-email/render';
import QRCode from 'qrcode';
import { createElement } from 'react';
import type { ETickets, Letter } from '../domain/letter.ts';
import { calendarFile } from './calendar-file.ts';
import { eTicketPdf } from './e-ticket-pdf.ts';
import { LetterMail } from './mail/letter-mail.tsx';
import { letterText } from './mail/letter-text.ts';

/** Pixels a module: about twice the size the mail shows, for dense screens. */
const QR_SCALE = 6;
/** Lines as they are: trying all of PNG's filters costs ten times the work, and codes do not get smaller by any. */
const UNFILTERED = { deflateLevel: 9, filterType: 0 };

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
  /** Set for a picture shown inside the mail. */
  readonly cid?: string;
}

export interface RenderedMail {
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
}

/** A letter as an e-mail: plain text, HTML that says the same, and what comes with it. Names of files are never free text. */
export async function renderMail(letter: Letter): Promise<RenderedMail> {
  const codes = await Promise.all((letter.eTickets?.seats ?? []).map(({ seat, code }) => qrPicture(seat, code)));
  const codeUrls = codes.map(({ cid }) => `cid:${cid}`);
  return {
    text: letterText(letter),
    html: await render(createElement(LetterMail, { letter, codeUrls })),
    attachments: [
      ...codes,
      ...(letter.eTickets ? [await pdfOf(letter.eTickets)] : []),
      ...(letter.calendar
        ? [{ filename: 'event.ics', contentType: 'text/calendar', content: calendarFile(letter.calendar) }]
        : []),
    ],
  };
}

async function qrPicture(seat: number, code: string) {
  const content = await QRCode.toBuffer(code, { scale: QR_SCALE, margin: 4, rendererOpts: UNFILTERED });
  return { filename: `e-ticket-${seat}.png`, contentType: 'image/png', content, cid: `e-ticket-${seat}@ticketing.dev` };
}

async function pdfOf(eTickets: ETickets): Promise<Attachment> {
  return { filename: 'e-tickets.pdf', contentType: 'application/pdf', content: await eTicketPdf(eTickets) };
}
