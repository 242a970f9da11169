import type { Double } from '../double.ts';
import type { DeliveryRow } from '../state/rows.ts';
import { type Attempt, attemptDelivery } from './attempt.ts';

const AT_ONCE = 16;
const MAX_ATTEMPTS = 40;
const PAUSED_LOOK_MS = 100;
const SOON_MS = 5;

/** Delivers what is due, apart from the API's answers: retries with growing pauses (half a second to a minute), also after a restart. */
export function webhookWorker(double: Double) {
  const inFlight = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let soon: NodeJS.Timeout | null = null;
  let closed = false;

  /** Many commits, one look. */
  function wakeSoon(): void {
    if (closed || soon) return;
    soon = setTimeout(() => {
      soon = null;
      wake();
    }, SOON_MS);
    soon.unref();
  }

  function wake(): void {
    if (closed) return;
    const now = Date.now();
    const waiting = double.store.all('deliveries').filter((row) => row.state === 'pending' && !inFlight.has(row.id));
    if (!double.knobs.read().webhooks.paused)
      for (const row of waiting.filter(({ dueAt }) => dueAt <= now).slice(0, AT_ONCE - inFlight.size))
        void deliver(row);
    const next = waiting.reduce(
      (soonest, { dueAt }) => Math.min(soonest, dueAt > now ? dueAt - now : PAUSED_LOOK_MS),
      Number.POSITIVE_INFINITY,
    );
    if (timer) clearTimeout(timer);
    timer = Number.isFinite(next) ? setTimeout(wake, next) : null;
    timer?.unref();
  }

  async function deliver(row: DeliveryRow): Promise<void> {
    inFlight.add(row.id);
    try {
      const dropped = double.knobs.take('drop');
      const attempt: Attempt = dropped
        ? { outcome: 'dropped', answer: 'dropped by a knob' }
        : await attemptDelivery(double, row);
      if (!closed) double.store.transaction(() => record(row, attempt));
    } catch (error) {
      double.logger.error({ err: error, event: row.event }, 'webhook');
    } finally {
      inFlight.delete(row.id);
      wakeSoon();
    }
  }

  /** Only what is still to do, or never arrived, stays in the store. */
  function record(row: DeliveryRow, { outcome, answer }: Attempt): void {
    const { store } = double;
    if (!store.get('deliveries', row.id)) return; // reset meanwhile
    const attempts = row.attempts + 1;
    const again = outcome === 'failed' && attempts < MAX_ATTEMPTS;
    if (outcome === 'delivered') store.remove('deliveries', row.id);
    else
      store.put('deliveries', {
        ...row,
        attempts,
        state: again ? 'pending' : 'given-up',
        lastAnswer: answer,
        dueAt: Date.now() + backOff(attempts),
      });
    double.logger.info({ event: row.event, attempts, outcome, answer }, 'webhook');
  }

  double.store.onCommit(wakeSoon);
  wakeSoon();
  return {
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
      if (soon) clearTimeout(soon);
    },
  };
}

const backOff = (attempts: number) => Math.min(500 * 2 ** (attempts - 1), 60_000) * (0.5 + Math.random() / 2);
