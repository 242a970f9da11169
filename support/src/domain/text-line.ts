import { words } from './words.ts';

/** One text message holds so many characters of its own alphabet, and fewer as soon as one is foreign to it. */
const GSM_LENGTH = 160;
const UCS2_LENGTH = 70;
/** A title cut shorter than this says nothing. */
const SHORTEST_TITLE = 16;

// GSM 03.38, https://www.3gpp.org/ftp/Specs/html-info/23038.htm. The second alphabet takes two places a character.
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€';

const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/[“”„«»″]/g, '"'],
  [/[‘’‚′]/g, "'"],
  [/[‐-―−]/g, '-'],
  [/…/g, '...'],
  [/[·•]/g, '-'],
];

/** A line for a text message about something with a title; the title is cut so that the line fits into one message. */
export function textLine(title: string, line: (title: string) => string): string {
  const whole = inGsm(line(words(title)));
  const room = limitOf(whole);
  if (lengthOf(whole) <= room) return whole;
  const characters = [...words(title)];
  const spare = room - lengthOf(inGsm(line('...')));
  let kept = characters.length;
  while (kept > SHORTEST_TITLE && lengthOf(inGsm(characters.slice(0, kept).join(''))) > spare) kept -= 1;
  return kept === characters.length ? whole : inGsm(line(`${characters.slice(0, kept).join('').trimEnd()}...`));
}

/** Places a text takes in a text message. */
export function lengthOf(text: string): number {
  if (!isGsm(text)) return text.length;
  return [...text].reduce((sum, character) => sum + (EXTENDED.includes(character) ? 2 : 1), 0);
}

export function limitOf(text: string): number {
  return isGsm(text) ? GSM_LENGTH : UCS2_LENGTH;
}

function isGsm(text: string): boolean {
  return [...text].every((character) => BASIC.includes(character) || EXTENDED.includes(character));
}

/** Typographic signs and accents the alphabet lacks, written with what it has. Other scripts stay as they are. */
function inGsm(text: string): string {
  const plain = LOOKALIKES.reduce((line, [sign, instead]) => line.replace(sign, instead), words(text));
  return [...plain]
    .map((character) => {
      if (isGsm(character)) return character;
      const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
      return bare !== '' && isGsm(bare) ? bare : character;
    })
    .join('');
}
