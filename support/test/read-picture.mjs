// Prints what a person and a scanner read on each page of the PDF, or on the PNG, that comes in: [{"text", "code"}].
// A program of its own, as the PDF reader's WebAssembly does not start inside Jest.
import { buffer } from 'node:stream/consumers';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';

const file = await buffer(process.stdin);
process.stdout.write(JSON.stringify(file.subarray(0, 5).toString() === '%PDF-' ? await pdf(file) : [png(file)]));

async function pdf(bytes) {
  const library = await PDFiumLibrary.init();
  const found = [];
  for (const page of (await library.loadDocument(bytes)).pages()) {
    const text = page.getText().replace(/\s+/g, ' ');
    found.push({ text, code: code(await page.render({ scale: 1.5, render: 'bitmap' })) });
  }
  return found;
}

function png(bytes) {
  return { text: '', code: code(PNG.sync.read(bytes)) };
}

function code({ data, width, height }) {
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null;
}
