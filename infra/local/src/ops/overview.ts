import { SERVICES } from '@ticketing-dev/common/contracts';
import type { Operator } from './operator.ts';
import { Backlog, DeadLetter, items, Message, StoppedListing, StuckOrder, StuckPayment } from './resources.ts';

const LIMIT = 100;

/** Everything that waits for somebody, each with what it means and what to do; one line when there is nothing. */
export async function overview(operator: Operator): Promise<string[]> {
  const parts = await Promise.all([
    ...SERVICES.map((service) => outbox(operator, service)),
    ...SERVICES.map((service) => deadLetters(operator, service)),
    stoppedListings(operator),
    stuckOrders(operator),
    stuckPayments(operator),
    failedMessages(operator),
  ]);
  const lines = parts.flat();
  return lines.length > 0 ? lines : ['Nothing waits for an operator.'];
}

/** Events wait a moment in good order; a minute says that the broker, or the relay, is down. */
async function outbox(operator: Operator, service: string): Promise<string[]> {
  const { pending, oldestSeconds } = await operator.get(`/api/ops/${service}/outbox`, Backlog);
  if (oldestSeconds < 60) return [];
  return [
    `${service}: ${pending} events wait to be published, for ${Math.round(oldestSeconds)} s: does the broker run?`,
  ];
}

export async function deadLetters(operator: Operator, service: string): Promise<string[]> {
  const { items: found } = await operator.get(`/api/ops/${service}/dead-letters?limit=${LIMIT}`, items(DeadLetter));
  return section(
    `${service} could not handle these events and set them aside; others flow on.
  Mend the cause, then: npm run ops -- dead-letters retry ${service} <id> --reason "…"   (or drop: its effect never happens)`,
    found.map(
      ({ id, type, error, attempts, firstAt }) => `${id}  ${type ?? '?'}  ${firstAt}  ${attempts} tries: ${error}`,
    ),
  );
}

export async function stoppedListings(operator: Operator): Promise<string[]> {
  const { items: found } = await operator.get('/api/ops/orders/audit', items(StoppedListing));
  return section(
    `These listings sell nothing: their stock and their orders differ.
  See docs/operations.md; once the numbers agree: npm run ops -- listings resume <id>`,
    found.map(({ listingId, faults }) => `${listingId}  ${faults.join('; ') || 'agree again'}`),
  );
}

export async function stuckOrders(operator: Operator): Promise<string[]> {
  const { items: found } = await operator.get(`/api/ops/orders/stuck?limit=${LIMIT}`, items(StuckOrder));
  return section(
    `These orders should have moved on. To have one looked at now: npm run ops -- orders check <id>`,
    found.map(({ id, status, updatedAt, why }) => `${id}  ${status} since ${updatedAt}: ${why}`),
  );
}

export async function stuckPayments(operator: Operator): Promise<string[]> {
  const { items: found } = await operator.get(`/api/ops/payments/stuck?limit=${LIMIT}`, items(StuckPayment));
  return section(
    `Money that should have moved on. To ask Stripe about one now: npm run ops -- payments check <id>`,
    found.map(({ id, orderId, status, since, failures }) => {
      return `${id}  order ${orderId}  ${status} since ${since}, ${failures} failures`;
    }),
  );
}

export async function failedMessages(operator: Operator): Promise<string[]> {
  const path = `/api/ops/support/messages?state=failed&limit=${LIMIT}`;
  const { items: found } = await operator.get(path, items(Message));
  return section(
    `These messages were given up. Once the cause is mended: npm run ops -- messages retry <id>   (or drop --reason "…")`,
    found.map(({ id, kind, channel, attempts, error, createdAt }) => {
      return `${id}  ${kind} by ${channel}  ${createdAt}  ${attempts} tries: ${error ?? '?'}`;
    }),
  );
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [`${title}`, ...rows.map((row) => `    ${row}`), ''];
}
