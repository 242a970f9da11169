import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { type EventEnvelope, newEvent, RoleUpdated, SessionRevoked } from '../../src/contracts/index.ts';
import type { DeadLetter, DeadLetters, EventBus } from '../../src/messaging/index.ts';

export const silent = pino({ level: 'silent' });

/** The newest state of a role: small, and versioned as every event is. */
export function roleUpdated(id: string, version = 1) {
  return newEvent(RoleUpdated, {
    id: randomUUID(),
    subject: id,
    time: new Date(),
    data: { id, permissions: [], version },
  });
}

export function sessionRevoked() {
  const id = randomUUID();
  const now = new Date();
  return newEvent(SessionRevoked, {
    id: randomUUID(),
    subject: id,
    time: now,
    data: { id, scope: 'session', reason: 'signed-out', revokedAt: now.toISOString(), version: 1 },
  });
}

export function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** What `startConsumers` needs, with the dead letters in memory. */
export function consumerDeps(bus: EventBus, service = 'orders') {
  const letters: DeadLetter[] = [];
  const deadLetters: DeadLetters = {
    async add(letter) {
      letters.push(letter);
    },
  };
  return { service, bus, logger: silent, metrics: new Registry(), deadLetters, letters };
}

/** Publishes as the outbox's relay does: again and again, until the broker is known to have all of them. */
export async function publishAll(bus: EventBus, events: readonly EventEnvelope[]): Promise<void> {
  let waiting = [...events];
  while (waiting.length > 0) {
    const { stored } = await bus.publish(waiting);
    waiting = waiting.filter(({ id }) => !stored.has(id));
    if (waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
