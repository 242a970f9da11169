import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@ticketing-dev/common/runtime';
import { continueTrace } from '@ticketing-dev/common/tracing';
import { type Job, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

export interface Reminder {
  readonly id: string;
  readonly dueAt: Date | null;
  readonly traceparent: string | null;
}

interface JobData {
  readonly traceparent: string | null;
}

const QUEUE = 'expiration';
/** The queue is a convenience: a Redis that does not answer costs a command this much, never more. */
const COMMAND_TIMEOUT_MS = 1_000;
const CLOSE_WITHIN_MS = 3_000;
/** ioredis waits so long for the end of a connection, also of one that has ended already; nothing ends before. */
const LEAVE_WITHIN_MS = 100;

export type Reminders = ReturnType<typeof reminderQueue>;

/** BullMQ's delayed jobs. They only prompt: what is due is read from the timers, so a lost or doubled job harms nothing. */
export function reminderQueue(input: { redisUrl: string; prefix: string; logger: Logger }) {
  const { redisUrl, prefix, logger } = input;
  let running: { queue: Queue<JobData>; worker: Worker<JobData>; connections: Redis[]; blocking: Redis[] } | undefined;
  const isUp = () => running?.connections.every((redis) => redis.status === 'ready') ?? false;

  const onError = (error: Error) => logger.debug({ err: error }, 'reminders without redis');

  return {
    isUp,

    /** What it works on; undefined while it does not run. */
    queue: (): Queue | undefined => running?.queue,

    /** Connects in the background and calls `onUp` each time Redis is there (again), perhaps empty. */
    start(handlers: { onDue: (id: string) => Promise<unknown>; onUp: () => Promise<unknown> }): void {
      const producer = new Redis(redisUrl, {
        enableOfflineQueue: false,
        commandTimeout: COMMAND_TIMEOUT_MS,
        maxRetriesPerRequest: 1,
        disconnectTimeout: LEAVE_WITHIN_MS,
      });
      const consumer = new Redis(redisUrl, { maxRetriesPerRequest: null, disconnectTimeout: LEAVE_WITHIN_MS });
      const blocking = duplicatesOf(consumer);
      const queue = new Queue<JobData>(QUEUE, { connection: producer, prefix, skipVersionCheck: true });
      const onDue = (job: Job<JobData>) =>
        continueTrace(job.data.traceparent, 'expiration job', () => handlers.onDue(job.name));
      const worker = new Worker<JobData>(QUEUE, onDue, {
        connection: consumer,
        prefix,
        concurrency: 20,
      });
      for (const redis of [producer, consumer]) redis.on('error', onError);
      queue.on('error', onError);
      worker.on('error', onError);
      running = { queue, worker, connections: [producer, consumer], blocking };
      producer.on('ready', () => {
        handlers.onUp().catch((error) => logger.warn({ err: error }, 'reminders not rebuilt'));
      });
    },

    /** Asks for a reminder at the due time. Never throws: without it the sweeper announces, at most a second later. */
    async remind({ id, dueAt, traceparent }: Reminder): Promise<void> {
      if (running === undefined || dueAt === null || !isUp()) return;
      try {
        await running.queue.add(
          id,
          { traceparent },
          {
            jobId: `${id}_${dueAt.getTime()}`,
            delay: Math.max(0, dueAt.getTime() - Date.now()),
            attempts: 3,
            backoff: { type: 'exponential', delay: 500, jitter: 1 },
            removeOnComplete: true,
            removeOnFail: true,
          },
        );
      } catch (error) {
        logger.warn({ err: error, timerId: id }, 'no reminder, the sweeper will do');
      }
    },

    async stop(): Promise<void> {
      const { worker, queue, connections, blocking } = running ?? { connections: [], blocking: [] };
      running = undefined;
      const wasUp = connections.every((redis) => redis.status === 'ready');
      // Closing waits for jobs under way; without Redis there are none and it would wait for ever.
      const closed = (async () => {
        await worker?.close(!wasUp);
        if (wasUp) await queue?.close();
      })().catch(onError);
      // A Redis that hangs looks as if it were up.
      await Promise.race([closed, sleep(CLOSE_WITHIN_MS, undefined, { ref: false })]);
      for (const redis of [...connections, ...blocking]) redis.disconnect();
    },
  };
}

/** The connections BullMQ makes from this one, to wait on: a Redis that hangs would leave them open for ever. */
function duplicatesOf(redis: Redis): Redis[] {
  const made: Redis[] = [];
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (...options) => {
    const another = duplicate(...options);
    made.push(another);
    return another;
  };
  return made;
}
