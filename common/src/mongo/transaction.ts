import type { ClientSession } from 'mongoose';
import type { z } from 'zod';
import { type AnyEventDefinition, type EventEnvelope, newEvent } from '../contracts/index.ts';
import type { OutboxRow } from './outbox-schema.ts';

export interface Told<D extends AnyEventDefinition> {
  /** Id of the aggregate. */
  readonly subject: string;
  readonly data: z.input<D['data']>;
  /** Default: a new id. A deterministic id makes a second telling a duplicate-key error. */
  readonly id?: string;
  /** Default: of what runs now. */
  readonly traceparent?: string | undefined;
}

/** What the work of a transaction is given. */
export interface Transaction {
  /** For every read and write of the work, one after another: operations of one session never run in parallel. */
  readonly session: ClientSession;
  /** Tells the world, if and when this commits. Answers the event's id. */
  tell<D extends AnyEventDefinition>(definition: D, told: Told<D>): string;
  /** Runs once after the commit, never when it fails. */
  onCommitted(callback: () => void | Promise<void>): void;
}

export interface TellingSettings {
  /** Makes the ids of events. */
  readonly newId: () => string;
  /** Gives events their time. */
  readonly clock: () => Date;
  /** W3C trace context of what runs now, carried by the events told. */
  readonly traceparent?: () => string | undefined;
}

/** One attempt's buffer: a second attempt starts with an empty one. */
export function openTransaction(session: ClientSession, { newId, clock, traceparent: current }: TellingSettings) {
  const rows: OutboxRow[] = [];
  const callbacks: (() => void | Promise<void>)[] = [];
  const tx: Transaction = {
    session,
    tell(definition, { subject, data, id = newId(), traceparent = current?.() }) {
      const time = clock();
      const event = build(definition, { id, subject, time, data, ...(traceparent && { traceparent }) });
      const { natsSubject, secret } = definition;
      rows.push({ _id: id, event, natsSubject, secret, sentAt: null, createdAt: time });
      return id;
    },
    onCommitted(callback) {
      callbacks.push(callback);
    },
  };
  return { tx, rows, callbacks };
}

/** A contract broken by its publisher is our bug: it must not look like bad input of the caller. */
function build<D extends AnyEventDefinition>(definition: D, input: Parameters<typeof newEvent<D>>[1]): EventEnvelope {
  try {
    return newEvent(definition, input);
  } catch (cause) {
    throw new Error(`${definition.type} does not match its contract`, { cause });
  }
}
