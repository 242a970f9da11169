import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Guard } from './guards.ts';

export const patchOf = ({ name }: Pick<Guard, 'name'>): string =>
  fileURLToPath(new URL(`../guards/${name}.patch`, import.meta.url));

/** @throws Error with what git says: the guard has moved, or is gone. */
export function apply(guard: Guard, cwd: string, ...how: readonly ('--check' | '--reverse')[]): void {
  const { status, stderr } = spawnSync('git', ['apply', ...how, patchOf(guard)], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${guard.name}: ${stderr.trim()}`);
}
