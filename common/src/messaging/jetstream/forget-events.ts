import { JetStreamApiCodes } from '@nats-io/jetstream';
import { STREAM } from '../consumer-names.ts';
import { openConnection } from './connection.ts';
import { codeOf } from './ensure-stream.ts';

/**
 * Empties the broker: the stream and every consumer's place in it are gone; services make them again when they start, and
 * outboxes hold what was said. For operators who put databases back to an earlier moment: what the broker still has to tell has
 * not happened any more.
 *
 * @param url of a user that may manage streams
 * @throws ConnectionError when no server answers within 5 s
 */
export async function forgetEvents(url: string): Promise<void> {
  const { manager, nats } = await openConnection(url, 'forget-events');
  try {
    await manager.streams.delete(STREAM);
  } catch (error) {
    if (codeOf(error) !== JetStreamApiCodes.StreamNotFound) throw error;
  } finally {
    await nats.close();
  }
}
