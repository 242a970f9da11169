import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { Queue } from 'bullmq';
import type { RequestHandler } from 'express';

/** Bull Board's pages about one queue, for looking only: jobs are made from the timers, and nothing is to be done to them. */
export function queueBoard() {
  const adapter = new ExpressAdapter();
  const board = createBullBoard({
    queues: [],
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Timers · ticketing.dev', hideRedisDetails: true } },
  });
  const pages = adapter.getRouter().disable('x-powered-by');

  return {
    /** Answers everything below `path`. The queue may be another one after a start. */
    pagesOf(queue: Queue, path: string): RequestHandler {
      adapter.setBasePath(path);
      board.replaceQueues([new BullMQAdapter(queue, { readOnlyMode: true })]);
      return pages;
    },
  };
}
