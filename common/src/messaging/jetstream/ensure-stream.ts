import {
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { STREAM, STREAM_SUBJECTS } from '../consumer-names.ts';

const NAME_IN_USE = 10058;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface StreamOptions {
  /** Events older than this are gone from the broker; the outboxes still have them for replay. */
  readonly maxAgeDays?: number;
  readonly replicas?: number;
}

/** Makes the stream where it is missing: at first start, and after somebody deleted it. An existing one is left as it is. */
export async function ensureStream(
  { streams }: JetStreamManager,
  { maxAgeDays = 14, replicas = 1 }: StreamOptions,
): Promise<void> {
  try {
    await streams.info(STREAM);
    return;
  } catch (error) {
    if (codeOf(error) !== JetStreamApiCodes.StreamNotFound) throw error;
  }
  try {
    await streams.add({
      name: STREAM,
      subjects: [STREAM_SUBJECTS],
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      discard: DiscardPolicy.Old,
      max_age: nanos(maxAgeDays * DAY_MS),
      duplicate_window: nanos(2 * 60 * 1000),
      num_replicas: replicas,
      allow_atomic: true,
    });
  } catch (error) {
    // Another process was faster, with other settings: theirs hold.
    if (codeOf(error) !== NAME_IN_USE) throw error;
  }
}

/** The server's own number of an error, where it is one of the server's. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof JetStreamApiError ? error.code : undefined;
}
