import { readFileSync } from 'node:fs';
import type { Guard } from './guards.ts';
import { patchOf } from './patches.ts';
import type { Tested } from './run-tests.ts';

export interface Proof {
  readonly guard: Guard;
  readonly tested: Tested;
}

/** docs/guards.md, from what happened. */
export function table(proofs: readonly Proof[]): string {
  const rows = proofs.map(({ guard, tested: { red } }) => {
    const [first] = red;
    const more = red.length > 1 ? ` (and ${red.length - 1} more)` : '';
    const seen = first === undefined ? '**none**' : `\`${first.file}\`: ${first.test}${more}`;
    return [guard.promise, `${guard.is} (\`${guard.name}\`)`, `\`${fileOf(guard)}\``, seen];
  });
  const head = ['', 'guard', 'taken out of', 'turns red'];
  return [
    '# Guards',
    '',
    'What keeps each promise of [architecture.md](architecture.md), and the test that turns red without it. Written by `npm run mutations`, which takes each guard out',
    'of a copy of the tree by a patch in `infra/mutations/guards` and runs the test named for it; `npm run check` holds that every patch still applies.',
    '',
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');
}

function fileOf(guard: Guard): string {
  return /^\+\+\+ b\/(.+)$/m.exec(readFileSync(patchOf(guard), 'utf8'))?.[1] ?? '';
}
