import { join } from 'node:path';
import { cached, keep } from './obtain/cache.mjs';
import { run } from './obtain/commands.mjs';
import { goInstall } from './obtain/go.mjs';

const VERSION = '1.7.12';
const PROGRAM = 'actionlint';

/** The checker of GitHub's workflows, from the Go module into the cache outside the tree. @returns its path */
export async function obtainActionlint(): Promise<string> {
  const key = `${PROGRAM}-${VERSION}`;
  return (
    cached(key, PROGRAM) ??
    (await keep(key, PROGRAM, async (folder) => {
      await goInstall({ module: `github.com/rhysd/actionlint/cmd/actionlint@v${VERSION}`, folder });
      await run(join(folder, PROGRAM), ['-version'], { timeoutMs: 20_000 });
    }))
  );
}
