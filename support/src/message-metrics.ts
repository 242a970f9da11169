import { Gauge, type Registry } from 'prom-client';
import type { MessageStore } from './db/message-store.ts';

/** A message that is due is sent within the second. */
export function lateMessages(registry: Registry, messages: MessageStore, clock: () => Date): void {
  new Gauge({
    name: 'support_messages_late_seconds',
    help: 'How long the message that is due the longest waits to be sent; 0 where none does.',
    registers: [registry],
    async collect() {
      this.set(await messages.lateSeconds(clock()));
    },
  });
}

/** Read when asked for: the truth of the database, not of this process. */
export function messageMetrics(deps: { readonly metrics: Registry; readonly messages: MessageStore }): void {
  new Gauge({
    name: 'support_messages_failed',
    help: 'Messages that were given up and wait for an operator.',
    registers: [deps.metrics],
    async collect() {
      this.set(await deps.messages.countFailed());
    },
  });
}
