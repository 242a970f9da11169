import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../stack/root.ts';

/** A file of the tree as the code says it must be. */
export interface GeneratedDoc {
  /** From the root. */
  readonly path: string;
  readonly content: string;
}

/** The documents that are not what the code says. */
export function drifted(docs: readonly GeneratedDoc[]): readonly string[] {
  return docs.filter(({ path, content }) => textOf(path) !== content).map(({ path }) => path);
}

/** Writes what differs. @returns the paths written */
export function write(docs: readonly GeneratedDoc[]): readonly string[] {
  const paths = drifted(docs);
  for (const { path, content } of docs) if (paths.includes(path)) writeFileSync(join(ROOT, path), content);
  return paths;
}

/**
 * Puts text between the two comments of this name; everything else is written by hand.
 *
 * @throws Error when the document has no such place
 */
export function withPart(document: string, name: string, text: string): string {
  const [begin, end] = [`<!-- generated: ${name} -->`, '<!-- end -->'];
  const start = document.indexOf(begin);
  const stop = document.indexOf(end, start);
  if (start < 0 || stop < 0) throw new Error(`There is no place for "${name}": ${begin} … ${end}.`);
  return `${document.slice(0, start)}${begin}\n\n${text}\n\n${document.slice(stop)}`;
}

export function textOf(path: string): string {
  const file = join(ROOT, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
