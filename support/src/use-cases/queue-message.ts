import type { Deps } from '../deps.ts';
import type { NewMessage } from '../domain/new-message.ts';

/** Queues what is to be said, if anything; said before, nothing happens. */
export async function queueMessage(deps: Deps, message: NewMessage | null): Promise<void> {
  if (message !== null) await deps.messages.queue(message, deps.clock());
}
