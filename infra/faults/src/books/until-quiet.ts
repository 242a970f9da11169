import { setTimeout as sleep } from 'node:timers/promises';
import type { Rig } from '../rig.ts';
import type { Visitor } from '../visitor.ts';
import { type Finding, findings } from './findings.ts';
import type { Ledger } from './ledger.ts';
import { type Books, readBooks } from './read-books.ts';

/** What has not settled by then is stuck. */
const STUCK_AFTER_MS = 120_000;
/** Nothing is on its way any more, and still the books differ: so long for the last announcements to be seen. */
const LAST_NEWS_MS = 10_000;
const PAUSE_MS = 300;

export interface Quiet {
  readonly findings: readonly Finding[];
  readonly books: Books | undefined;
}

/** Reads the books until they agree, or what is wrong stays wrong. */
export async function untilQuiet(rig: Rig, ledger: Ledger, buyers: readonly Visitor[]): Promise<Quiet> {
  const giveUpAt = Date.now() + STUCK_AFTER_MS;
  let settledAt: number | undefined;
  for (;;) {
    const seen = await look(rig, ledger, buyers);
    const settled = seen.findings.every(({ counter }) => counter !== 'S');
    settledAt = settled ? (settledAt ?? Date.now()) : undefined;
    const isOver = seen.findings.length === 0 || Date.now() > giveUpAt;
    if (isOver || (settledAt !== undefined && Date.now() - settledAt > LAST_NEWS_MS)) return seen;
    await sleep(PAUSE_MS);
  }
}

async function look(rig: Rig, ledger: Ledger, buyers: readonly Visitor[]): Promise<Quiet> {
  try {
    const books = await readBooks(rig, ledger, buyers);
    return { findings: findings(ledger, books), books };
  } catch (error) {
    const text = `the books cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { findings: [{ counter: 'S', text }], books: undefined };
  }
}
