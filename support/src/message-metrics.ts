import { Gauge, type Registry } from 'prom-client';
import type { MessageStore } from './db/message-store.ts';

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
