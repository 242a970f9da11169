import type { Deps } from '../deps.ts';
import { sendMessage } from './send-message.ts';

/** Sends everything that is due, one after another; several processes share the work by claiming. */
export async function sendDueMessages(deps: Deps): Promise<number> {
  for (let sent = 0; ; sent += 1) {
    const message = await deps.messages.claim(deps.clock());
    if (message === null) return sent;
    await sendMessage(deps, message);
  }
}
