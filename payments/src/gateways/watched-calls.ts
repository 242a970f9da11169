import { inSpan } from '@ticketing-dev/common/tracing';
import type { Answer } from './answer.ts';
import { answerOf, read } from './stripe-answer.ts';

/** Told of every call to Stripe when it is over. */
export type ObserveCall = (call: string, outcome: string, seconds: number) => void;

/** Calls to Stripe, each a span and an observation: its name, how it ended and how long it took; nothing of what was said. */
export function watchedCalls(observe: ObserveCall) {
  async function watched<T>(call: string, run: () => Promise<T>, outcomeOf: (value: T) => string): Promise<T> {
    const startedAt = performance.now();
    let outcome = 'unavailable';
    try {
      return await inSpan(
        `stripe ${call}`,
        { kind: 'CLIENT', attributes: { 'peer.service': 'stripe' } },
        async (span) => {
          const value = await run();
          outcome = outcomeOf(value);
          span.setAttribute('ticketing.outcome', outcome);
          return value;
        },
      );
    } finally {
      observe(call, outcome, (performance.now() - startedAt) / 1_000);
    }
  }

  return {
    /** A call that changes something: see `answerOf`. */
    change: <T>(call: string, run: () => Promise<T>): Promise<Answer<T>> =>
      watched(
        call,
        () => answerOf(run),
        ({ kind }) => kind,
      ),
    /** A call that only reads: see `read`. */
    look: <T>(call: string, run: () => Promise<T>): Promise<T> =>
      watched(
        call,
        () => read(run),
        () => 'done',
      ),
  };
}
