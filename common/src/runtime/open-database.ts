import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { openConnection } from '../mongo/index.ts';
import type { Logger } from './logger.ts';

const PATIENCE_MS = 60_000;
const RETRY_MS = 1_000;

/**
 * Opens a service's own database, without which it is nothing. Tries for a minute, saying so, as databases start more slowly.
 *
 * @throws the last reason; AbortError when it is called off.
 */
export async function openDatabase(
  connection: Connection,
  url: string,
  { logger, signal, patienceMs = PATIENCE_MS }: { logger: Logger; signal: AbortSignal; patienceMs?: number },
): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await openConnection(connection, url);
      return;
    } catch (error) {
      if (signal.aborted || performance.now() > giveUpAt) throw error;
      logger.warn({ err: error, attempt }, 'Mongo is not there yet: trying again');
      await sleep(RETRY_MS, undefined, { signal });
    }
  }
}
