import type { Journal } from './journal.ts';
import type { Change, TableName, Tables } from './rows.ts';

/**
 * All state, in memory, in insertion order. A transaction is one synchronous function and one journal line, so a process killed at any
 * moment comes back with all of a request's changes (objects, events, deliveries, stored answer) or with none.
 */
export function openStore(journal: Journal) {
  const tables: { readonly [K in TableName]: Map<string, Tables[K]> } = {
    paymentIntents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    paymentMethods: new Map(),
    events: new Map(),
    deliveries: new Map(),
    storedAnswers: new Map(),
    knobs: new Map(),
  };
  let open: { changes: Change[]; undo: (() => void)[] } | null = null;
  const listeners: (() => void)[] = [];

  function apply<K extends TableName>(change: { table: K; id: string; row: Tables[K] | null }) {
    if (change.row === null) tables[change.table].delete(change.id);
    else tables[change.table].set(change.id, change.row);
  }

  function write<K extends TableName>(table: K, id: string, row: Tables[K] | null, change: Change) {
    if (!open) throw new Error('The store is written in transactions only.');
    const before = tables[table].get(id) ?? null;
    open.undo.push(() => apply({ table, id, row: before }));
    open.changes.push(change);
    apply({ table, id, row });
  }

  for (const change of journal.load()) apply(change);
  journal.rewrite(everything());

  function everything(): Change[] {
    return Object.entries(tables).flatMap(([table, rows]) =>
      [...rows.values()].map((row) => ({ table, id: row.id, row }) as Change),
    );
  }

  return {
    get: <K extends TableName>(table: K, id: string): Tables[K] | undefined => tables[table].get(id),
    all: <K extends TableName>(table: K): Tables[K][] => [...tables[table].values()],
    put<K extends TableName>(table: K, row: Tables[K]) {
      write(table, row.id, row, { table, id: row.id, row } as Change);
    },
    remove(table: TableName, id: string) {
      write(table, id, null, { table, id, row: null });
    },
    /** `keeps(error)` says which errors are an outcome of their own (a declined card) and commit what was done. */
    transaction<T>(work: () => T, keeps: (error: unknown) => boolean = () => false): T {
      if (open) return work();
      const mine = { changes: [] as Change[], undo: [] as (() => void)[] };
      open = mine;
      const commit = () => {
        if (mine.changes.length > 0) journal.append(mine.changes);
      };
      try {
        const result = work();
        commit();
        return result;
      } catch (error) {
        if (keeps(error)) commit();
        else for (const step of mine.undo.reverse()) step();
        throw error;
      } finally {
        open = null;
        if (mine.changes.length > 0) for (const listener of listeners) queueMicrotask(listener);
      }
    },
    onCommit: (listener: () => void) => void listeners.push(listener),
    clear() {
      for (const rows of Object.values(tables)) rows.clear();
      journal.rewrite([]);
    },
    close: () => journal.close(),
  };
}

export type Store = ReturnType<typeof openStore>;
