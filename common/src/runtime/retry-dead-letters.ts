import { type Handler, readEvent } from '../messaging/index.ts';
import { inSpan } from '../tracing/index.ts';
import type { Base } from './build-base.ts';
import { every, type Worker } from './every.ts';

/** Takes up the dead letters whose retry operators asked for: here, where the code is that handles them. */
export function retryDeadLetters<Deps extends Base>(deps: Deps, handlers: readonly Handler<Deps>[]): Worker {
  async function handleAgain({ natsSubject, payload }: { natsSubject: string; payload: unknown }): Promise<void> {
    const reading = readEvent(handlers, payload, natsSubject);
    if (reading.kind === 'event') {
      const { event, handler } = reading;
      return inSpan(`retry ${event.type}`, { traceparent: event.traceparent }, () => handler.run(deps, event));
    }
    throw new Error(reading.kind === 'poison' ? reading.error : `nobody hears ${natsSubject} here`);
  }
  const { deadLetters, logger } = deps;
  return every({
    name: 'dead-letter-retries',
    everyMs: 2_000,
    run: () => deadLetters.retryRequested(handleAgain),
    logger,
  });
}
