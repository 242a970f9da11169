import { AckPolicy, type Consumer, DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { STREAM, tailNames } from '../consumer-names.ts';
import type { Subscription, TailInput } from '../event-bus.ts';
import { parsePayload } from '../payload.ts';
import { within } from '../within.ts';
import type { Connection } from './connection.ts';
import { codeOf } from './ensure-stream.ts';
import { keepReading } from './keep-reading.ts';

const CONSUMER_EXISTS = 10148;
const UP_TO_DATE_WITHIN_MS = 10_000;

export interface JetStreamTailContext {
  readonly service: string;
  readonly connection: Connection;
  readonly logger: Logger;
  readonly ensureStream: () => Promise<void>;
}

/**
 * One process's own reading of one event, through a short-lived consumer that keeps no state: when it is lost, another one
 * goes on from the time of the last event (which may come twice).
 */
export async function tailEvents(context: JetStreamTailContext, input: TailInput): Promise<Subscription> {
  let from = input.since;
  let delivered = 0;
  let stored = 0;
  let caughtUp = () => {};
  const upToDate = new Promise<void>((resolve) => {
    caughtUp = resolve;
  });

  const subscription = await keepReading({
    name: input.definition.type,
    connection: context.connection,
    logger: context.logger,
    ahead: 100,
    giveBack: () => {},
    open: async () => {
      const { consumer, pending } = await openTail(context, input, from);
      delivered = 0;
      stored = pending;
      if (stored === 0) caughtUp();
      return consumer;
    },
    take: async (message) => {
      delivered += 1;
      if (message.info.deliverySequence !== delivered) throw new Error('an event was missed');
      await handle(context, input, message);
      from = message.time;
      if (delivered >= stored) caughtUp();
    },
  });
  try {
    await within(UP_TO_DATE_WITHIN_MS, upToDate, `${input.definition.type} was not read up to now in time.`);
    return subscription;
  } catch (error) {
    await subscription.stop();
    throw error;
  }
}

async function handle({ logger }: JetStreamTailContext, input: TailInput, message: JsMsg): Promise<void> {
  try {
    await input.handle(parsePayload(message.data));
  } catch (error) {
    logger.error({ err: error, type: input.definition.type }, 'tailed event failed: skipped');
  }
}

async function openTail(
  { service, connection: { js, manager }, ensureStream }: JetStreamTailContext,
  { definition }: TailInput,
  from: Date,
): Promise<{ consumer: Consumer; pending: number }> {
  await ensureStream();
  const names = tailNames(service, definition);
  const first = Math.floor(Math.random() * names.length);
  for (const name of [...names.slice(first), ...names.slice(0, first)]) {
    try {
      const info = await manager.consumers.add(STREAM, {
        name,
        // Makes this request unlike any other process's: creating the same consumer twice would share it.
        description: crypto.randomUUID(),
        filter_subject: definition.natsSubject,
        deliver_policy: DeliverPolicy.StartTime,
        opt_start_time: from.toISOString(),
        ack_policy: AckPolicy.None,
        mem_storage: true,
        inactive_threshold: nanos(30_000),
      });
      return { consumer: js.consumers.getConsumerFromInfo(info), pending: info.num_pending };
    } catch (error) {
      if (codeOf(error) !== CONSUMER_EXISTS) throw error;
    }
  }
  throw new Error(`All ${names.length} readers of ${definition.type} are taken by processes of ${service}.`);
}
