import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';

const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git', '.local', '.next', 'dist', 'coverage']);
const OWN_SCOPE = '@ticketing-dev';

/** A copy of the sources that may be broken: its packages are the original's, but our own ones are the copy's. */
export function copyTree(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'ticketing-mutations-'));
  cpSync(root, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  const { workspaces }: { workspaces: string[] } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const folder of ['.', ...workspaces]) linkPackages(join(root, folder), join(copy, folder));
  const scope = join(copy, 'node_modules', OWN_SCOPE);
  mkdirSync(scope);
  for (const folder of workspaces) symlinkSync(relative(scope, join(copy, folder)), join(scope, basename(folder)));
  return copy;
}

function linkPackages(from: string, to: string): void {
  const packages = join(from, 'node_modules');
  if (!existsSync(packages)) return;
  mkdirSync(join(to, 'node_modules'), { recursive: true });
  for (const name of readdirSync(packages))
    if (name !== OWN_SCOPE && name !== '.cache') symlinkSync(join(packages, name), join(to, 'node_modules', name));
}
