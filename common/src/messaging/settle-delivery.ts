import type { Logger } from 'pino';
import { isTransient } from '../mongo/is-transient.ts';
import { failed, inSpan } from '../tracing/index.ts';
import type { Handler } from './consume.ts';
import type { DeadLetter, DeadLetters } from './dead-letter.ts';
import type { Delivery, Settlement } from './event-bus.ts';
import type { EventMetrics } from './event-metrics.ts';
import { type Reading, readEvent } from './read-event.ts';
import { retryDelay } from './retry-delay.ts';

export interface SettleContext<Deps> {
  readonly deps: Deps;
  readonly handlers: readonly Handler<Deps>[];
  readonly deadLetters: DeadLetters;
  readonly logger: Logger;
  readonly metrics: EventMetrics;
  readonly maxAttempts: number;
  readonly random: () => number;
}

const ACK: Settlement = { kind: 'ack' };

/** Takes in one delivery: has its effect, is left alone, comes again later, or is set aside. Never rejects. */
export async function settleDelivery<Deps>(context: SettleContext<Deps>, delivery: Delivery): Promise<Settlement> {
  const reading = readEvent(context.handlers, delivery.payload, delivery.natsSubject);
  if (reading.kind === 'event') return handleEvent(context, delivery, reading);
  if (reading.kind === 'poison') {
    const { kind: _, ...letter } = reading;
    return setAside(context, delivery, { ...letter, reason: 'invalid' });
  }
  const { id, type, dataschema } = reading.event;
  const known = context.handlers.some((handler) => handler.definitions.some((one) => one.type === type));
  // A stranger's type is not a label: labels must stay few.
  context.metrics.unknown.inc({ type: known ? type : 'other' });
  context.logger.warn({ event: id, type, dataschema }, 'event of an unknown type or version: left alone');
  return ACK;
}

async function handleEvent<Deps>(
  context: SettleContext<Deps>,
  delivery: Delivery,
  reading: Extract<Reading<Deps>, { kind: 'event' }>,
): Promise<Settlement> {
  const { id, type, subject, traceparent } = reading.event;
  const attributes = {
    'messaging.operation.type': 'process',
    'messaging.destination.name': delivery.natsSubject,
    'messaging.message.id': id,
    'cloudevents.event_subject': subject,
    'ticketing.attempt': delivery.attempt,
  };
  return inSpan(`handle ${type}`, { kind: 'CONSUMER', attributes, traceparent }, (span) =>
    haveEffect(context, delivery, reading, (error) => failed(span, error)),
  );
}

async function haveEffect<Deps>(
  context: SettleContext<Deps>,
  delivery: Delivery,
  { event, handler }: Extract<Reading<Deps>, { kind: 'event' }>,
  onError: (error: unknown) => void,
): Promise<Settlement> {
  const { logger, metrics } = context;
  const ids = { event: event.id, type: event.type, subject: event.subject, attempt: delivery.attempt };
  const startedAt = performance.now();
  try {
    await handler.run(context.deps, event);
    metrics.handled.inc({ type: event.type });
    metrics.lag.observe({ type: event.type }, Math.max(0, (Date.now() - Date.parse(event.time)) / 1_000));
    logger.info({ ...ids, ms: Math.round(performance.now() - startedAt) }, 'event handled');
    return ACK;
  } catch (error) {
    onError(error);
    metrics.failed.inc({ type: event.type });
    logger.warn({ ...ids, err: error }, 'event failed');
    // A database that is away says nothing about the event: only what the event itself does wrong counts against it.
    if (delivery.attempt < context.maxAttempts || isTransient(error)) return retry(context, delivery);
    return setAside(context, delivery, {
      eventId: event.id,
      type: event.type,
      reason: 'failed',
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    });
  }
}

/** Where the letter itself cannot be stored, the delivery comes again: nothing is lost while the database is away. */
async function setAside<Deps>(
  context: SettleContext<Deps>,
  { natsSubject, payload, attempt }: Delivery,
  letter: Pick<DeadLetter, 'eventId' | 'type' | 'reason' | 'error'>,
): Promise<Settlement> {
  const ids = { event: letter.eventId, type: letter.type, natsSubject, attempt };
  try {
    await context.deadLetters.add({ ...letter, natsSubject, payload, attempts: attempt });
    const known = context.handlers.some((one) => one.definitions.some(({ type }) => type === letter.type));
    context.metrics.dead.inc({ type: known && letter.type ? letter.type : 'other' });
    context.logger.error({ ...ids, reason: letter.reason, err: letter.error }, 'event set aside as a dead letter');
    return ACK;
  } catch (error) {
    context.logger.error({ ...ids, err: error }, 'dead letter not stored: the event comes again');
    return retry(context, { attempt });
  }
}

function retry<Deps>({ random }: SettleContext<Deps>, { attempt }: Pick<Delivery, 'attempt'>): Settlement {
  return { kind: 'retry', delayMs: retryDelay(attempt, random) };
}
