import type { Deps } from '../deps.ts';
import { CHANNELS, type Channel } from '../domain/new-message.ts';
import { sendMessage } from './send-message.ts';

/** So many messages of a channel are on their way at once: a provider takes its time, and one that hangs takes 15 s. */
const LANES = 3;

/** Sends everything that is due until the signal says to stop; several processes share the work by claiming. */
export async function sendDueMessages(
  deps: Deps,
  signal?: AbortSignal,
  channels: readonly Channel[] = CHANNELS,
): Promise<void> {
  const lanes = channels.flatMap((channel) => Array.from({ length: LANES }, () => sendOneByOne(deps, channel, signal)));
  const ended = await Promise.allSettled(lanes);
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
}

async function sendOneByOne(deps: Deps, channel: Channel, signal: AbortSignal | undefined): Promise<void> {
  while (!signal?.aborted) {
    const message = await deps.messages.claim(channel, deps.clock());
    if (message === null) return;
    await sendMessage(deps, message);
  }
}
