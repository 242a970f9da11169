import { type Asked, type Entry, isAsked, isMark, isServed } from '../history.ts';

const WIDTH = 1_000;
const BARS = 60;
const LINES = 14;
const STEP_MS = 500;

/** Requests answered, failed and slow, half a second a bar, and what was done and seen meanwhile. */
export function timeline(entries: readonly Entry[]): string {
  const asked = entries.filter(isAsked);
  const marks = entries.filter(isMark);
  const length = Math.max(1, ...entries.map((entry) => (entry.kind === 'asked' ? entry.at + entry.ms : entry.at)));
  const x = (at: number) => ((at / length) * WIDTH).toFixed(1);
  const slots = Math.ceil(length / STEP_MS);
  const counts = Array.from({ length: slots }, () => ({ served: 0, failed: 0 }));
  for (const one of asked) count(counts, one);
  const highest = Math.max(1, ...counts.map(({ served, failed }) => served + failed));
  const height = BARS + marks.length * LINES + 24;
  const bars = counts.map(({ served, failed }, slot) => {
    const [good, bad] = [(served / highest) * BARS, (failed / highest) * BARS];
    const left = x(slot * STEP_MS);
    const wide = Math.max(1, WIDTH / slots - 1).toFixed(1);
    const bar = (from: number, tall: number, colour: string) =>
      tall === 0
        ? ''
        : `<rect x="${left}" y="${from.toFixed(1)}" width="${wide}" height="${tall.toFixed(1)}" fill="${colour}"/>`;
    return bar(BARS - good, good, '#4c9a6a') + bar(BARS - good - bad, bad, '#d0453e');
  });
  const notes = marks.map(({ at, text }, index) => {
    const y = BARS + 14 + index * LINES;
    const end = at / length > 0.7;
    const place = `x="${x(at)}" y="${y}" dx="${end ? -4 : 4}" text-anchor="${end ? 'end' : 'start'}"`;
    return `<line x1="${x(at)}" x2="${x(at)}" y1="0" y2="${y}" stroke="#888" stroke-dasharray="2 3"/><text ${place} font-size="11">${(at / 1_000).toFixed(1)} s ${escaped(text)}</text>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="requests over time">${bars.join('')}${notes.join('')}</svg>`;
}

function count(counts: { served: number; failed: number }[], one: Asked): void {
  const slot = counts[Math.min(counts.length - 1, Math.floor((one.at + one.ms) / STEP_MS))];
  if (slot === undefined) return;
  if (isServed(one)) slot.served += 1;
  else slot.failed += 1;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
