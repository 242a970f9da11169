import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { AppError } from '../errors/index.ts';
import type { DeadLetter, DeadLetters } from '../messaging/dead-letter.ts';
import { type DeadLetterRow, type DeadLetterStatus, type Decision, deadLettersSchema } from './dead-letters-schema.ts';

/** Hands the event to the service again. Returning means that it had its effect. */
export type HandleAgain = (letter: { readonly natsSubject: string; readonly payload: unknown }) => Promise<unknown>;
/** A letter as operators see it: without its payload, which may hold one-time links, codes and addresses. */
export type DeadLetterView = Omit<DeadLetterRow, 'payload' | '_id'> & { readonly id: string };
export type RetryOutcome = { readonly kind: 'retried' } | { readonly kind: 'failed'; readonly error: string };

/** A retry whose process died is begun again after this. */
const RETRY_LIMIT_MS = 300_000;

export type DeadLetterStore = ReturnType<typeof deadLettersOn>;

/** Events set aside: the collection `deadletters`. */
export function deadLettersOn(connection: Connection, { clock }: { clock: () => Date }) {
  connection.model('DeadLetter', deadLettersSchema());
  const rows = () => connection.collection<DeadLetterRow>('deadletters');

  /** Moves one letter on, if it is in one of these states. */
  async function move(_id: string, from: readonly DeadLetterStatus[], change: object): Promise<DeadLetterRow> {
    const abandoned = {
      status: 'retrying' as const,
      retryingSince: { $lt: new Date(clock().getTime() - RETRY_LIMIT_MS) },
    };
    const moved = await rows().findOneAndUpdate({ _id, $or: [{ status: { $in: [...from] } }, abandoned] }, change);
    if (moved !== null) return moved;
    const present = await rows().findOne({ _id });
    if (present === null) throw new AppError('not-found', 'dead-letter-unknown', 'There is no such dead letter.');
    throw new AppError('conflict', 'dead-letter-not-open', `This dead letter is ${present.status}.`);
  }
  const decided = (action: 'retry' | 'drop', { by, reason }: Decision) => ({
    history: { action, by, reason, at: clock() },
  });

  async function attempt(row: DeadLetterRow, handle: HandleAgain): Promise<RetryOutcome> {
    const { _id, natsSubject, payload = 'null' } = row;
    try {
      await handle({ natsSubject, payload: JSON.parse(payload) });
    } catch (thrown) {
      const error = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
      const change = { $set: { status: 'open' as const, error, lastAt: clock() }, $inc: { attempts: 1 } };
      await rows().updateOne({ _id, status: 'retrying' }, { ...change, $unset: { retryingSince: '' } });
      return { kind: 'failed', error };
    }
    await rows().updateOne({ _id, status: 'retrying' }, closed('retried', clock()));
    return { kind: 'retried' };
  }
  const begin = () => ({ status: 'retrying' as const, retryingSince: clock() });

  return {
    /** Sets an event aside. The same event again is the same letter, open again. */
    async add(letter: DeadLetter): Promise<void> {
      const { type = null, natsSubject, reason: cause, error, attempts } = letter;
      const payload = JSON.stringify(letter.payload ?? null);
      const at = clock();
      const state = { type, natsSubject, payload, cause, error, attempts, status: 'open' as const, lastAt: at };
      await rows().updateOne(
        { _id: letter.eventId ?? idOf(natsSubject, payload) },
        { $set: state, $unset: { closedAt: '', retryingSince: '' }, $setOnInsert: { firstAt: at, history: [] } },
        { upsert: true },
      );
    },

    /** Oldest first; `after` is the last one of the page before. */
    async list({ status = 'open', limit = 50, after }: DeadLetterQuery = {}): Promise<DeadLetterView[]> {
      const page = after && {
        $or: [{ firstAt: { $gt: after.firstAt } }, { firstAt: after.firstAt, _id: { $gt: after.id } }],
      };
      const options = { sort: { firstAt: 1, _id: 1 }, limit, projection: { payload: 0 } } as const;
      const found = await rows()
        .find({ status, ...page }, options)
        .toArray();
      return found.map(({ _id, ...row }) => ({ id: _id, ...row }));
    },

    /**
     * Hands one letter to the service now and says what became of it.
     *
     * @throws AppError `not-found`, or `conflict` when it is closed or being retried.
     */
    async retry(id: string, handle: HandleAgain, decision: Decision): Promise<RetryOutcome> {
      const change = { $set: begin(), $push: decided('retry', decision) };
      return attempt(await move(id, ['open', 'requested'], change), handle);
    },

    /** Asks the service to retry it (see `retryRequested`), from where its code does not run. Throws as `retry`. */
    async requestRetry(id: string, decision: Decision): Promise<void> {
      await move(id, ['open'], { $set: { status: 'requested' }, $push: decided('retry', decision) });
    },

    /** Retries what was requested. For a worker of the service; answers how many it took up. */
    async retryRequested(handle: HandleAgain): Promise<number> {
      for (let count = 0; ; count += 1) {
        const row = await rows().findOneAndUpdate({ status: 'requested' }, { $set: begin() }, { sort: { firstAt: 1 } });
        if (row === null) return count;
        await attempt(row, handle);
      }
    },

    /** How many wait for an operator, or for the retry one asked for. */
    countOpen(): Promise<number> {
      return rows().countDocuments({ status: { $in: ['open', 'requested', 'retrying'] } }, { maxTimeMS: 2_000 });
    },

    /** Gives it up for good. Throws as `retry`. */
    async drop(id: string, decision: Decision): Promise<void> {
      await move(id, ['open', 'requested'], { ...closed('dropped', clock()), $push: decided('drop', decision) });
    },
  } satisfies DeadLetters & Record<string, unknown>;
}

export interface DeadLetterQuery {
  readonly status?: DeadLetterStatus;
  readonly limit?: number;
  readonly after?: { readonly firstAt: Date; readonly id: string };
}

/** What it said is needed no longer, and may be personal. */
function closed(status: 'retried' | 'dropped', closedAt: Date) {
  return { $set: { status, closedAt }, $unset: { payload: '', retryingSince: '' } } as const;
}

function idOf(natsSubject: string, payload: string): string {
  return createHash('sha256').update(`${natsSubject}\n${payload}`).digest('hex').slice(0, 32);
}
