/** More would only grow the index: nobody searches for the 201st word of a description. */
const MOST_WORDS = 200;

/** The words of a text as they are searched: lower case, without accents, each once. "Café Zürich" → cafe, zurich. */
export function searchWords(...texts: readonly (string | null | undefined)[]): string[] {
  const words = texts
    .filter((text) => text != null)
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length > 0);
  return [...new Set(words)].slice(0, MOST_WORDS);
}
