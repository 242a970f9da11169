import type { Connection } from 'mongoose';
import type { EventEnvelope } from '../contracts/index.ts';
import { AppError } from '../errors/index.ts';
import { AlreadyHandled, type Inbox } from './inbox.ts';
import type { Outbox } from './outbox.ts';
import { openTransaction, type TellingSettings, type Transaction } from './transaction.ts';

export interface TransactionSettings extends TellingSettings {
  /** The service: consumer name in the inbox. */
  readonly service: string;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  /** For the whole transaction, all attempts together. Default 5,000. */
  readonly deadlineMs?: number;
  /** A change was committed with these events, by type. */
  readonly onTold?: (types: readonly string[]) => void;
  /** An event came again and had no effect. */
  readonly onDuplicate?: (consumer: string) => void;
  /** A callback of `onCommitted` failed; the change itself is saved. */
  readonly onCallbackError?: (error: unknown) => void;
}

export type Transactions = ReturnType<typeof transactions>;

/** `transaction` and `once` of a service. */
export function transactions(connection: Connection, settings: TransactionSettings) {
  const { outbox, inbox, clock, deadlineMs = 5_000 } = settings;

  async function runCallback(callback: () => void | Promise<void>): Promise<void> {
    try {
      await callback();
    } catch (error) {
      settings.onCallbackError?.(error);
    }
  }

  async function run<T>(work: (tx: Transaction) => Promise<T>, isOver: () => boolean): Promise<T> {
    const session = await connection.startSession();
    try {
      // The driver repeats the body on transient errors and the commit when its result is unknown.
      const { result, rows, callbacks } = await session.withTransaction(
        async () => {
          stopIf(isOver());
          const { tx, rows, callbacks } = openTransaction(session, settings);
          const result = await work(tx);
          await outbox.add(rows, session);
          stopIf(isOver());
          return { result, rows, callbacks };
        },
        {
          readConcern: { level: 'snapshot' },
          writeConcern: { w: 'majority', journal: true },
          readPreference: 'primary',
          maxCommitTimeMS: deadlineMs,
        },
      );
      if (rows.length > 0) {
        outbox.nudge();
        settings.onTold?.(rows.map(({ event }) => event.type));
      }
      for (const callback of callbacks) await runCallback(callback);
      return result;
    } finally {
      await session.endSession();
    }
  }

  /**
   * Runs `work` in one transaction and commits it with the events it told. The work may run again after a transient error, so
   * it changes nothing but the database, through `tx.session`, and builds its documents inside.
   *
   * @throws AppError `unavailable` when the deadline passes. As with any lost answer the commit may still have happened: writes
   * carry ids chosen before, so that repeating is safe. What the work throws is thrown, and nothing is saved.
   */
  async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    let over = false;
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        over = true;
        reject(deadlinePassed());
      }, deadlineMs);
    });
    // Late work is never cut off in the middle of an operation: it finds its transaction dead on the server or is not committed.
    return Promise.race([run(work, () => over), deadline]).finally(() => clearTimeout(timer));
  }

  /**
   * As `transaction`, and only if this event had no effect here before: the row that says so is part of the same commit.
   *
   * @param consumer for a service with several independent effects of one event; by default the service.
   * @returns false when the event was handled before.
   */
  async function once(
    event: Pick<EventEnvelope, 'id'>,
    work: (tx: Transaction) => Promise<unknown>,
    consumer = settings.service,
  ): Promise<boolean> {
    try {
      await transaction(async (tx) => {
        await inbox.claim({ consumer, eventId: event.id, at: clock() }, tx.session);
        await work(tx);
      });
      return true;
    } catch (error) {
      if (!(error instanceof AlreadyHandled)) throw error;
      settings.onDuplicate?.(consumer);
      return false;
    }
  }

  return {
    /** Saves and tells in one write. */
    transaction,
    /** The same for the effect of an event, which it has once. */
    once,
  };
}

function stopIf(over: boolean): void {
  if (over) throw deadlinePassed();
}

function deadlinePassed(): AppError {
  return new AppError('unavailable', 'database-busy', 'The change could not be saved in time. Please try again.', {
    retryAfterSeconds: 1,
  });
}
