/** A path on this site from an address anyone could have written; elsewhere leads nobody. */
export function ownPath(text: string | string[] | null | undefined): string {
  if (typeof text !== 'string' || !/^\/(?![/\\])/.test(text)) return '/';
  const url = new URL(text, 'http://here.invalid');
  return url.host === 'here.invalid' ? url.pathname + url.search + url.hash : '/';
}
