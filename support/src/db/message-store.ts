import { isDuplicateKey, type Transaction, trusted } from '@ticketing-dev/common/mongo';
import { currentTraceparent } from '@ticketing-dev/common/tracing';
import type { Connection } from 'mongoose';
import { CHANNELS, type Channel, type MessageDecision, type NewMessage } from '../domain/new-message.ts';
import { type Message, messageSchema } from './message-schema.ts';

export interface MessageQuery {
  readonly state?: Message['state'] | undefined;
  readonly aboutId?: string | undefined;
  readonly after?: { readonly createdAt: Date; readonly id: string } | undefined;
  readonly limit: number;
}

/** An attempt that has not come back by then was lost with its process; another one takes over. */
const SENDING_MS = 60_000;

export type MessageStore = ReturnType<typeof messageStore>;

export function messageStore({ connection, newId }: { connection: Connection; newId: () => string }) {
  const messages = connection.model('Message', messageSchema);
  const due = (channel: Channel, now: Date) => ({ channel, dueAt: trusted({ $type: 'date' as const, $lte: now }) });

  function rowsOf({ channels = CHANNELS, expiresAt = null, ...message }: NewMessage, now: Date) {
    return channels.map((channel) => ({
      _id: newId(),
      ...message,
      channel,
      expiresAt,
      state: 'queued' as const,
      attempts: 0,
      dueAt: now,
      error: null,
      createdAt: now,
      settledAt: null,
      decisions: [],
      version: 0,
      traceparent: currentTraceparent() ?? null,
    }));
  }

  return {
    /** Queues one message a channel, unless this aggregate had one of this kind already: the unique index remembers. */
    async queue(message: NewMessage, now: Date): Promise<void> {
      for (const row of rowsOf(message, now)) {
        await messages.insertOne(row).catch((error) => {
          if (!isDuplicateKey(error)) throw error;
        });
      }
    },

    /** The same as part of a change. There, a message queued before is an error that undoes it. */
    async queueIn(tx: Transaction, message: NewMessage, now: Date): Promise<void> {
      await messages.insertMany(rowsOf(message, now), { session: tx.session });
    },

    /** Takes the channel's next due message for this process alone, or null. */
    async claim(channel: Channel, now: Date): Promise<Message | null> {
      return messages
        .findOneAndUpdate(
          due(channel, now),
          {
            $set: { state: 'sending', dueAt: new Date(now.getTime() + SENDING_MS) },
            $inc: { attempts: 1, version: 1 },
          },
          { sort: { dueAt: 1 }, returnDocument: 'after' },
        )
        .lean<Message>();
    },

    /** The plan of looking for what is due, for the test that refuses collection scans. */
    explainDue(channel: Channel, now: Date) {
      return messages.find(due(channel, now)).sort({ dueAt: 1 }).limit(1).explain('queryPlanner');
    },

    /** Ends the attempt the claim began; false when another attempt has taken over meanwhile. */
    async settle(
      tx: Transaction,
      claimed: Message,
      end: { state: 'sent' | 'failed' | 'skipped'; at: Date; error?: string | null; content?: object },
    ): Promise<boolean> {
      const { state, at, error = null, content } = end;
      const { modifiedCount } = await messages.updateOne(
        { _id: claimed._id, version: claimed.version },
        { $set: { state, settledAt: at, dueAt: null, error, ...(content ? { content } : {}) }, $inc: { version: 1 } },
        { session: tx.session },
      );
      return modifiedCount === 1;
    },

    /** Puts the message away until the address is confirmed, at most until `expiresAt`: then it is skipped and forgotten. */
    async park(tx: Transaction, claimed: Message, expiresAt: Date): Promise<boolean> {
      const { modifiedCount } = await messages.updateOne(
        { _id: claimed._id, version: claimed.version },
        { $set: { state: 'parked', dueAt: expiresAt, expiresAt, attempts: 0 }, $inc: { version: 1 } },
        { session: tx.session },
      );
      return modifiedCount === 1;
    },

    /** Queues what waited for this recipient's address to be confirmed. */
    async unpark(userId: string, now: Date): Promise<void> {
      await messages.updateMany(
        { userId, state: 'parked' },
        { $set: { state: 'queued', dueAt: now }, $inc: { version: 1 } },
      );
    },

    async retryAt(claimed: Message, dueAt: Date, error: string): Promise<void> {
      await messages.updateOne(
        { _id: claimed._id, version: claimed.version },
        { $set: { state: 'queued', dueAt, error }, $inc: { version: 1 } },
      );
    },

    async exists(id: string): Promise<boolean> {
      return (await messages.exists({ _id: id })) !== null;
    },

    /** Queues a failed message again, or gives it up for good, by an operator; false when it has not failed. */
    async decide(id: string, decision: MessageDecision): Promise<boolean> {
      const again = { state: 'queued' as const, dueAt: decision.at, attempts: 0 };
      const { modifiedCount } = await messages.updateOne(
        { _id: id, state: 'failed' },
        {
          $set: decision.action === 'retry' ? again : { state: 'dropped' as const, content: {} },
          $push: { decisions: decision },
          $inc: { version: 1 },
        },
      );
      return modifiedCount === 1;
    },

    async lateSeconds(now: Date): Promise<number> {
      const waits = CHANNELS.map(async (channel) => {
        const oldest = await messages.findOne(due(channel, now), { dueAt: 1 }).sort({ dueAt: 1 }).lean();
        return oldest?.dueAt ? (now.getTime() - oldest.dueAt.getTime()) / 1_000 : 0;
      });
      return Math.max(...(await Promise.all(waits)));
    },

    countFailed(): Promise<number> {
      return messages.countDocuments({ state: 'failed' });
    },

    /** Newest first, without what the words are made of; `after` is the last one of the page before. */
    list({ state, aboutId, after, limit }: MessageQuery): Promise<Message[]> {
      const older = after && [
        { createdAt: trusted({ $lt: after.createdAt }) },
        { createdAt: after.createdAt, _id: trusted({ $gt: after.id }) },
      ];
      const filter = { ...(state && { state }), ...(aboutId && { aboutId }), ...(older && { $or: older }) };
      return messages
        .find(filter, { content: 0, traceparent: 0 })
        .sort({ createdAt: -1, _id: 1 })
        .limit(limit)
        .lean<Message[]>();
    },
  };
}
