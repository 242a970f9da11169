import { readFileSync } from 'node:fs';

const README = new URL('../../../common/README.md', import.meta.url);
const HEADING = '## A service of your own';

/** The program that common's README shows to people outside. What is tested is what they read. */
export function readmeExample(): string {
  const [, section = ''] = readFileSync(README, 'utf8').split(`${HEADING}\n`);
  const program = /^```ts\n(.*?)^```$/ms.exec(section)?.[1];
  if (!program) throw new Error(`common/README.md shows no program under "${HEADING}".`);
  return program;
}
