import { openSync } from 'fontkit';

const fonts = new Map<string, ReturnType<typeof openSync>>();

/**
 * A text as the font at this path can print it: what it has no sign for is left out, marked by an ellipsis, rather than printed
 * as boxes nobody can read.
 *
 * @returns null where nothing to read is left
 */
export function printable(text: string, fontPath: string): { text: string; whole: boolean } | null {
  const font = fonts.get(fontPath) ?? openSync(fontPath);
  fonts.set(fontPath, font);
  if (!('hasGlyphForCodePoint' in font)) return { text, whole: true };
  const has = (sign: string) => [...sign].every((one) => font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0));
  const signs = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
  if (signs.every(has)) return { text, whole: true };
  const kept = signs
    .map((sign) => (has(sign) ? sign : '…'))
    .join('')
    .replace(/(…\s*)+…/g, '…')
    .trim();
  return /[\p{L}\p{N}]/u.test(kept) ? { text: kept, whole: false } : null;
}
