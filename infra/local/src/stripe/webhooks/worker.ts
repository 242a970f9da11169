import type { Double } from '../double.ts';
import type { DeliveryRow } from '../state/rows.ts';
import { type Attempt, attemptDelivery } from './attempt.ts';

const AT_ONCE = 16;
const MAX_ATTEMPTS = 40;
const PAUSED_LOOK_MS = 100;

/** Delivers what is due, apart from the API's answers: retries with growing pauses (half a second to a minute), also after a restart. */
export function webhookWorker(double: Double) {
  const inFlight = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function wake(): void {
    if (closed) return;
    const now = Date.now();
    const waiting = double.store.all('deliveries').filter((row) => row.state === 'pending' && !inFlight.has(row.id));
    if (!double.knobs.read().webhooks.paused)
      for (const row of waiting.filter(({ dueAt }) => dueAt <= now).slice(0, AT_ONCE - inFlight.size))
        void deliver(row);
    const next = Math.min(...waiting.map((row) => (row.dueAt > now ? row.dueAt - now : PAUSED_LOOK_MS)));
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
      wake();
    }
  }

  /** Only what is still to do, or was given up, stays in the store. */
  function record(row: DeliveryRow, { outcome, answer }: Attempt): void {
    const { store } = double;
    if (!store.get('deliveries', row.id)) return; // reset meanwhile
    const attempts = row.attempts + 1;
    const again = outcome === 'failed' && attempts < MAX_ATTEMPTS;
    const state = again ? 'pending' : 'given-up';
    if (outcome === 'failed')
      store.put('deliveries', { ...row, attempts, state, lastAnswer: answer, dueAt: Date.now() + backOff(attempts) });
    else store.remove('deliveries', row.id);
    double.logger.info({ event: row.event, attempts, outcome, answer }, 'webhook');
    const event = store.get('events', row.event);
    if (event && outcome === 'delivered')
      store.put('events', { ...event, object: { ...event.object, pending_webhooks: 0 } });
  }

  double.store.onCommit(wake);
  wake();
  return {
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
    },
  };
}

const backOff = (attempts: number) => Math.min(500 * 2 ** (attempts - 1), 60_000) * (0.5 + Math.random() / 2);
