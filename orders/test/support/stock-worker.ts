import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@ticketing-dev/common/errors';
import { openConnection } from '@ticketing-dev/common/mongo';
import { buildBase, newId, readConfig } from '@ticketing-dev/common/runtime';
import { Config } from '../../src/config.ts';
import { buildDeps } from '../../src/deps.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Payment } from '../../src/domain/payment.ts';
import { requestRefund } from '../../src/domain/refund.ts';
import { cancelOrder } from '../../src/use-cases/cancel-order.ts';
import { followPayment } from '../../src/use-cases/follow-payment.ts';
import { reserveOrder } from '../../src/use-cases/reserve-order.ts';
import { buildWorkers } from '../../src/workers.ts';
import { random } from './random.ts';

/**
 * One process of the randomized test: the real service on a bad network, and its customers. It tells its parent what it was
 * told, so that the parent can ask afterwards whether it was true.
 */
export interface WorkerInput {
  readonly env: Readonly<Record<string, string>>;
  readonly listings: readonly string[];
  readonly buyers: readonly string[];
  readonly seed: number;
  readonly customers: number;
  readonly staleMs: number;
}

/** An order this process was told of, and the last status it knows for certain. */
export type Told = { readonly orderId: string; readonly status: Order['status']; readonly key: string };

const input: WorkerInput = JSON.parse(process.argv[2] ?? '');
const roll = random(input.seed);
const base = buildBase('orders', readConfig(Config, input.env)); // its broker and Redis are never asked for
await openConnection(base.connection, base.config.MONGO_URL);
const deps = buildDeps(base.config, base, { staleMs: input.staleMs });
for (const worker of buildWorkers(deps)) await worker.start();
let open = true;

/** Repeats a request under its key until somebody answers, as a client does. */
async function reserve(): Promise<{ order: Order; key: string } | undefined> {
  const key = newId();
  const buyerId = roll.oneOf(input.buyers);
  const wish = { buyerId, quantity: roll.upTo(4) };
  const listingId = roll.oneOf(input.listings);
  const idempotency = { actor: buyerId, route: 'POST /api/orders', key, bodyHash: listingId };
  while (open) {
    try {
      return { order: await reserveOrder(deps, { listingId, wish, idempotency }), key };
    } catch (error) {
      if (error instanceof AppError && error.kind !== 'unavailable') return undefined;
      await sleep(roll.upTo(100));
    }
  }
  return undefined;
}

/** Repeats until it was done or refused; undefined when nobody knows. */
async function attempt(work: () => Promise<unknown>): Promise<boolean | undefined> {
  while (open) {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof AppError && error.kind === 'conflict') return false;
      await sleep(roll.upTo(100));
    }
  }
  return undefined;
}

function payment(order: Order, status: Payment['status']): Payment {
  const amountCaptured = status === 'authorized' ? 0 : order.amount;
  const amountRefunded = status === 'refunded' ? order.amount : 0;
  const { id, amount, currency } = order;
  return { id, amount, currency, status, amountCaptured, amountRefunded, reason: null };
}

function pay(order: Order, status: Payment['status']) {
  return attempt(() =>
    deps.transaction((tx) => followPayment(deps, tx, { orderId: order.id, payment: payment(order, status) })),
  );
}

async function customer(): Promise<void> {
  while (open) {
    const made = await reserve();
    await sleep(roll.upTo(made === undefined ? 50 : 20));
    if (made === undefined) continue;
    const { order, key } = made;
    tell({ orderId: order.id, status: 'created', key });
    const fate = roll.upTo(10);
    if (fate <= 4) {
      const done = await attempt(() => cancelOrder(deps, { orderId: order.id, buyerId: order.buyerId }));
      if (done) tell({ orderId: order.id, status: 'cancelled', key });
    } else if (fate <= 8) {
      if (fate === 5) await pay(order, 'authorized');
      await pay(order, 'captured');
      // Money to be given back now and then, so that there is always something to sell.
      if (fate === 8) continue;
      await attempt(() =>
        deps.orders.change({ orderId: order.id }, (now, at) => requestRefund(now, 'changed plans', at)),
      );
      await pay(order, 'refunded');
    }
  }
}

function tell(told: Told): void {
  process.send?.(told);
}

process.on('message', () => {
  open = false;
});
process.on('disconnect', () => process.exit(1));
await Promise.all(Array.from({ length: input.customers }, customer));
process.send?.('closed');
