import type { AnyEventDefinition, EventEnvelope } from '../contracts/index.ts';

/**
 * The port to the broker. It promises only: at least once; a rejected publish may have stored some of its events; no order.
 * Everything else (no effect twice, newest state wins) is settled in the consumer's database.
 */
export interface EventBus {
  /** Connects and makes sure the stream (or channels) exist. Rejects when the broker cannot be reached in time. */
  connect(): Promise<void>;
  /**
   * Stores events durably. The outcome names each event that is *known* to be stored; the others may or may not be, and
   * publishing them again is safe. Never rejects for the broker's faults: it answers with nothing stored and the error.
   */
  publish(events: readonly EventEnvelope[]): Promise<PublishOutcome>;
  /**
   * Durable consumption shared by every process of `service`: one of them gets each event, again until it is settled.
   * Progress survives restarts of the service and of the broker.
   */
  consume(input: ConsumeInput): Promise<Subscription>;
  /** This process's own reading of one event type from `since` on. Resolves once everything stored so far was handled. */
  tail(input: TailInput): Promise<Subscription>;
  /**
   * By event type, how many stored events this service's shared consumers have still to settle. Only where the broker can be
   * asked: NATS Streaming tells its clients nothing of it.
   */
  waiting?(): Promise<ReadonlyMap<string, number>>;
  /** Whether the broker answers now. A service with an unhealthy bus is ready but degraded. */
  isHealthy(): boolean;
  /** Stops taking, waits for what is under way, closes. */
  drain(): Promise<void>;
}

export interface PublishOutcome {
  readonly stored: ReadonlySet<string>;
  readonly error?: Error;
}

export interface ConsumeInput {
  readonly service: string;
  readonly definitions: readonly AnyEventDefinition[];
  /** Most events handled at once by this process. */
  readonly concurrency?: number;
  /** Says what becomes of a delivery; rejecting brings it again. */
  readonly handle: (delivery: Delivery) => Promise<Settlement>;
}

/** One arrival of one message, not yet checked against its contract. */
export interface Delivery {
  /** The message's bytes as JSON, or the text itself where it is no JSON. */
  readonly payload: unknown;
  /** 1 on first delivery, then counted up by the broker, which may forget some of its counting in a crash. */
  readonly attempt: number;
  readonly natsSubject: string;
}

/** What becomes of a delivery: settled for good, or again after a while. A rejected `handle` means again. */
export type Settlement = { readonly kind: 'ack' } | { readonly kind: 'retry'; readonly delayMs: number };

export interface TailInput {
  readonly definition: AnyEventDefinition;
  readonly since: Date;
  /** Takes one event as JSON, not yet checked against its contract. */
  readonly handle: (payload: unknown) => void | Promise<void>;
}

export interface Subscription {
  /** Stops taking new events and waits for those under way. */
  stop(): Promise<void>;
}
