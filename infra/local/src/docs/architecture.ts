import { eventFlow } from './event-flow.ts';
import { type GeneratedDoc, textOf, withPart } from './generated-doc.ts';
import { importGraphs } from './import-graph.ts';

const PATH = 'docs/architecture.md';

/** The page's pictures, drawn anew from the code; its words are written by hand. */
export async function architecture(): Promise<readonly GeneratedDoc[]> {
  const { services, common } = await importGraphs();
  const parts = { 'imports of a service': services, 'imports of common': common, 'event flow': eventFlow() };
  const content = Object.entries(parts).reduce((page, [name, text]) => withPart(page, name, text), textOf(PATH));
  return [{ path: PATH, content }];
}
