const LONGEST_NAME = 60;

/**
 * Free text of a person as one line of words: no line breaks, which end headers, and no control or direction marks, which make
 * a text look like another one. Markup is escaped where there is any.
 */
export function words(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/g, '')
    .trim();
}

/**
 * "Hello Anna,". Anybody may sign up with somebody else's address: what could pass for a link or a message of ours is no name.
 */
export function greeting(name: string | null): string {
  const said = name === null ? '' : words(name);
  const plain = said.length <= LONGEST_NAME && /^\p{L}[\p{L}\p{M}\s'’.-]*$/u.test(said) && !/\.\p{L}|www/iu.test(said);
  return plain ? `Hello ${said},` : 'Hello,';
}
