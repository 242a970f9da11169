import { AckPolicy, type Consumer, DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import type { AnyEventDefinition } from '../../contracts/index.ts';
import { durableName, STREAM } from '../consumer-names.ts';
import type { ConsumeInput, Subscription } from '../event-bus.ts';
import { parsePayload } from '../payload.ts';
import { slots } from '../slots.ts';
import type { Connection } from './connection.ts';
import { codeOf } from './ensure-stream.ts';
import { keepReading } from './keep-reading.ts';

const CONSUMER_EXISTS = 10148;
const AFTER_REJECTION_MS = 1_000;

export interface JetStreamConsumeContext {
  readonly connection: Connection;
  readonly logger: Logger;
  readonly ensureStream: () => Promise<void>;
  /** An event not settled for so long is given to another process. Handling renews it, so it may be short. */
  readonly ackWaitMs: number;
}

/** One durable consumer an event and service; one bound of concurrency over all of them. */
export async function consumeEvents(context: JetStreamConsumeContext, input: ConsumeInput): Promise<Subscription> {
  const { concurrency = 16 } = input;
  const { take, free } = slots(concurrency);
  const underWay = new Set<Promise<void>>();
  let stopping = false;

  const readers = await Promise.allSettled(
    input.definitions.map((definition) =>
      keepReading({
        name: durableName(input.service, definition),
        connection: context.connection,
        logger: context.logger,
        ahead: concurrency,
        open: () => openDurable(context, input.service, definition),
        giveBack: (message) => message.nak(),
        take: async (message) => {
          await take();
          if (stopping) {
            free();
            return message.nak();
          }
          const settled = settle(context, input, message).finally(() => {
            underWay.delete(settled);
            free();
          });
          underWay.add(settled);
        },
      }),
    ),
  );
  const stop = async () => {
    stopping = true;
    await Promise.all(readers.map((reader) => (reader.status === 'fulfilled' ? reader.value.stop() : undefined)));
    await Promise.all(underWay);
  };
  const failed = readers.find((reader) => reader.status === 'rejected');
  if (!failed) return { stop };
  await stop();
  throw failed.reason;
}

async function openDurable(
  { connection: { js, manager }, ensureStream, ackWaitMs }: JetStreamConsumeContext,
  service: string,
  definition: AnyEventDefinition,
): Promise<Consumer> {
  await ensureStream();
  const name = durableName(service, definition);
  const settings = {
    ack_wait: nanos(ackWaitMs),
    max_ack_pending: 1_000,
    // Never given up by the broker, which would skip the event in silence: the application sets poison aside.
    max_deliver: -1,
  };
  const config = {
    ...settings,
    durable_name: name,
    // One literal subject a consumer: the broker's permissions name it in the request's subject.
    filter_subject: definition.natsSubject,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
  };
  try {
    return js.consumers.getConsumerFromInfo(await manager.consumers.add(STREAM, config));
  } catch (error) {
    if (codeOf(error) !== CONSUMER_EXISTS) throw error;
    return js.consumers.getConsumerFromInfo(await manager.consumers.update(STREAM, name, settings));
  }
}

async function settle(
  { logger, ackWaitMs }: JetStreamConsumeContext,
  { handle }: ConsumeInput,
  message: JsMsg,
): Promise<void> {
  let renewals = 0;
  const renewal = setInterval(() => {
    renewals += 1;
    // A handler that never ends keeps its event for ten waits, not for ever.
    if (renewals <= 30) message.working();
  }, ackWaitMs / 3);
  try {
    const settlement = await handle({
      payload: parsePayload(message.data),
      attempt: message.info.deliveryCount,
      natsSubject: message.subject,
    });
    clearInterval(renewal);
    if (settlement.kind === 'ack') message.ack();
    else message.nak(settlement.delayMs);
  } catch (error) {
    clearInterval(renewal);
    logger.error({ err: error, natsSubject: message.subject }, 'delivery not settled: it comes again');
    message.nak(AFTER_REJECTION_MS);
  }
}
