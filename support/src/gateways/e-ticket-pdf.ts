import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { ETickets } from '../domain/letter.ts';
import { printable } from './printable.ts';

const require = createRequire(import.meta.url);
// Embedded, as the fonts every reader has know no Cyrillic, Greek or č.
const REGULAR = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');

const MARGIN = 56;
const NOT_WHOLE = 'Some letters of the title or place cannot be printed here; the page of the order shows them.';
const QR_POINTS = 340;
/** Modules of white a reader needs around the code (ISO/IEC 18004). */
const QUIET_MODULES = 4;
const INK = '#000000';
const ACCENT = '#5146cd';
const MUTED = '#595960';

type Document = InstanceType<typeof PDFDocument>;

/** All e-tickets of an order in one PDF, a page each. */
export async function eTicketPdf(eTickets: ETickets): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    autoFirstPage: false,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: `E-tickets: ${eTickets.event.title}`,
      Author: 'ticketing.dev',
      CreationDate: new Date(eTickets.issuedAt),
    },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((end, fail) => doc.once('end', end).once('error', fail));
  for (const { seat, code } of eTickets.seats) page(doc, eTickets, seat, code);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function page(doc: Document, { orderId, event, seats }: ETickets, seat: number, code: string): void {
  doc.addPage();
  const width = doc.page.width - 2 * MARGIN;
  const line = { width, height: 1.3 * 13, ellipsis: true };
  doc.font(BOLD).fontSize(11).fillColor(ACCENT).text('ticketing.dev', MARGIN, MARGIN);
  doc
    .font(REGULAR)
    .fillColor(MUTED)
    .text(`E-ticket ${seat} of ${seats.length}`, MARGIN, MARGIN, { width, align: 'right' });
  doc
    .moveTo(MARGIN, MARGIN + 22)
    .lineTo(MARGIN + width, MARGIN + 22)
    .lineWidth(0.75)
    .stroke('#e1e1dc');

  doc.font(BOLD).fontSize(24).fillColor(INK);
  const title = printable(event.title, BOLD);
  doc.text(title?.text ?? 'E-ticket', MARGIN, MARGIN + 44, { width, height: 3 * 29, ellipsis: true });
  doc.font(REGULAR).fontSize(13).moveDown(0.6);
  const where = event.where === null ? null : printable(event.where, REGULAR);
  for (const text of [event.when, where?.text]) if (text) doc.text(text, line).moveDown(0.3);
  if (!title?.whole || where?.whole === false || (event.where !== null && where === null)) {
    doc.fontSize(10).fillColor(MUTED).text(NOT_WHOLE, line).fontSize(13).fillColor(INK);
  }
  doc.moveDown(0.4).font(BOLD).text(`Seat ${seat} of ${seats.length} · admits one person`, line);

  const left = (doc.page.width - QR_POINTS) / 2;
  const top = doc.y + 24;
  qrCode(doc, code, left, top);
  doc.font(REGULAR).fontSize(10).fillColor(MUTED);
  const center = { width, align: 'center' } as const;
  doc.text(
    'Show this code at the entrance, printed or on a screen. It opens the gate once.',
    MARGIN,
    top + QR_POINTS + 16,
    center,
  );
  doc.text(`Order ${orderId}`, MARGIN, top + QR_POINTS + 34, center);
}

/** Drawn as squares, not as a picture: sharp at any size, on paper and on screens. */
function qrCode(doc: Document, code: string, left: number, top: number): void {
  const { modules } = QRCode.create(code);
  const step = QR_POINTS / (modules.size + 2 * QUIET_MODULES);
  doc.rect(left, top, QR_POINTS, QR_POINTS).fill('#ffffff');
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      doc.rect(left + (column + QUIET_MODULES) * step, top + (row + QUIET_MODULES) * step, step, step);
    }
  }
  doc.fill(INK);
}
