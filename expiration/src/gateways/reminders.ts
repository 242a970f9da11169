import type { Logger } from '@ticketing-dev/common/runtime';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

export interface Reminder {
  readonly id: string;
  readonly dueAt: Date | null;
}

const QUEUE = 'expiration';
/** The queue is a convenience: a Redis that does not answer costs a command this much, never more. */
const COMMAND_TIMEOUT_MS = 1_000;

export type Reminders = ReturnType<typeof reminderQueue>;

/** BullMQ's delayed jobs. They only prompt: what is due is read from the timers, so a lost or doubled job harms nothing. */
export function reminderQueue(input: { redisUrl: string; prefix?: string; logger: Logger }) {
  const { redisUrl, logger } = input;
  const prefix = input.prefix ?? 'bull';
  const producer = new Redis(redisUrl, {
    lazyConnect: true,
    enableOfflineQueue: false,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
  });
  const consumer = new Redis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: null });
  for (const connection of [producer, consumer]) {
    connection.on('error', (error) => logger.debug({ err: error }, 'redis connection'));
  }
  let queue: Queue | undefined;
  let worker: Worker | undefined;

  return {
    queueName: QUEUE,

    /** Connects in the background and calls `onUp` at each time Redis is there (again). */
    start(handlers: { onDue: (id: string) => Promise<unknown>; onUp: () => Promise<unknown> }): void {
      producer.on('ready', () => {
        handlers.onUp().catch((error) => logger.warn({ err: error }, 'reminders not rebuilt'));
      });
      queue = new Queue(QUEUE, { connection: producer, prefix, skipVersionCheck: true });
      queue.on('error', (error) => logger.debug({ err: error }, 'reminder queue'));
      worker = new Worker(QUEUE, async (job) => handlers.onDue(job.name), { connection: consumer, prefix, concurrency: 20 });
      worker.on('error', (error) => logger.debug({ err: error }, 'reminder worker'));
    },

    /** Asks for a reminder at the due time. Never throws: without it the sweeper announces, at most a second later. */
    async remind({ id, dueAt }: Reminder): Promise<void> {
      if (!queue || !dueAt || producer.status !== 'ready') return;
      try {
        await queue.add(id, {}, {
          jobId: `${id}_${dueAt.getTime()}`,
          delay: Math.max(0, dueAt.getTime() - Date.now()),
          attempts: 3,
          backoff: { type: 'exponential', delay: 500, jitter: 1 },
          removeOnComplete: true,
          removeOnFail: true,
        });
      } catch (error) {
        logger.warn({ err: error, timerId: id }, 'no reminder, the sweeper will do');
      }
    },

    async stop(): Promise<void> {
      await worker?.close();
      await queue?.close();
      consumer.disconnect();
      producer.disconnect();
    },
  };
}
