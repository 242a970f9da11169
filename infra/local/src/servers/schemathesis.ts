import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keep } from './obtain/cache.mjs';
import { run } from './obtain/commands.mjs';
import { pipInstallList } from './obtain/pip.mjs';

const LIST = new URL('./obtain/schemathesis.txt', import.meta.url);

export interface Schemathesis {
  readonly program: string;
  /** What the program needs to find its packages. */
  readonly env: Readonly<Record<string, string>>;
}

/** schemathesis from PyPI, with all it needs by version and hash, in the cache outside the tree. */
export async function obtainSchemathesis(): Promise<Schemathesis> {
  const list = await readFile(LIST, 'utf8');
  const version = /^schemathesis==(\S+)/m.exec(list)?.[1];
  const program = await keep(`schemathesis-${version}`, 'bin/st', async (folder) => {
    await pipInstallList({ list, folder });
    const env = { ...process.env, PYTHONPATH: folder };
    await run(join(folder, 'bin/st'), ['--version'], { env, timeoutMs: 60_000 });
  });
  return { program, env: { PYTHONPATH: dirname(dirname(program)) } };
}
