import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Change } from './rows.ts';

export interface Journal {
  load(): Change[];
  append(changes: readonly Change[]): void;
  rewrite(changes: readonly Change[]): void;
  close(): void;
}

/** One line a transaction, written before the answer goes out; a torn last line (kill -9 while writing) was never answered and is left out. */
export function fileJournal(directory: string): Journal {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'journal.ndjson');
  let file: number | null = null;
  return {
    load() {
      if (!existsSync(path)) return [];
      const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
      return lines.flatMap((line): Change[] => JSON.parse(line));
    },
    append(changes) {
      file ??= openSync(path, 'a');
      writeSync(file, `${JSON.stringify(changes)}\n`);
    },
    rewrite(changes) {
      if (file !== null) closeSync(file);
      writeFileSync(`${path}.new`, changes.map((change) => `${JSON.stringify([change])}\n`).join(''));
      renameSync(`${path}.new`, path);
      file = openSync(path, 'a');
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

/** For tests that need no restart. */
export function memoryJournal(): Journal {
  return { load: () => [], append: () => {}, rewrite: () => {}, close: () => {} };
}
