import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';

/** One answer, or none, that somebody was given. */
export interface Asked {
  readonly kind: 'asked';
  /** Milliseconds since the trial began, when it was sent. */
  readonly at: number;
  readonly ms: number;
  readonly who: string;
  readonly method: string;
  readonly path: string;
  readonly key?: string | undefined;
  /** Absent: there was no answer. */
  readonly status?: number | undefined;
  readonly error?: string | undefined;
  /** What was acknowledged or refused: an id or a code. */
  readonly said?: string | undefined;
}

/** Something the rig did or saw. */
export interface Mark {
  readonly kind: 'mark';
  readonly at: number;
  readonly text: string;
}

export type Entry = Asked | Mark;
export type History = ReturnType<typeof history>;

/** Everything that was asked, answered, done and seen in one trial. */
export function history() {
  const startedAt = Date.now();
  const entries: Entry[] = [];
  const now = () => Date.now() - startedAt;
  let sealed = false;
  return {
    now,
    entries: entries as readonly Entry[],
    asked(entry: Omit<Asked, 'kind'>): void {
      if (!sealed) entries.push({ kind: 'asked', ...entry });
    },
    /** What is asked from now on is the auditor's. */
    seal(): void {
      sealed = true;
    },
    mark(text: string): number {
      const at = now();
      entries.push({ kind: 'mark', at, text });
      return at;
    },
    /** One line of JSON an entry, in the order things began. */
    async save(file: string): Promise<void> {
      mkdirSync(dirname(file), { recursive: true });
      const out = createWriteStream(file);
      for (const entry of [...entries].sort((a, b) => a.at - b.at)) out.write(`${JSON.stringify(entry)}\n`);
      out.end();
      await finished(out);
    },
  };
}

export const isAsked = (entry: Entry): entry is Asked => entry.kind === 'asked';
export const isMark = (entry: Entry): entry is Mark => entry.kind === 'mark';

/** The server was there: everything but a 5xx or silence. */
export const isServed = ({ status }: Asked): boolean => status !== undefined && status < 500;
