import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { z } from 'zod';

/** One answer, or none, that somebody was given. `at`: milliseconds since the trial began, when it was sent. */
const Asked = z.object({
  kind: z.literal('asked'),
  at: z.number(),
  ms: z.number(),
  who: z.string(),
  method: z.string(),
  path: z.string(),
  key: z.string().optional(),
  /** Absent: there was no answer. */
  status: z.int().optional(),
  error: z.string().optional(),
  /** What was acknowledged or refused: an id or a code. */
  said: z.string().optional(),
});
export type Asked = z.infer<typeof Asked>;

/** Something the rig did or saw. */
const Mark = z.object({ kind: z.literal('mark'), at: z.number(), text: z.string() });
export type Mark = z.infer<typeof Mark>;

export const Entry = z.discriminatedUnion('kind', [Asked, Mark]);
export type Entry = z.infer<typeof Entry>;
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
