import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@ticketing-dev/common/errors';
import { createOnce, type Idempotency, type StoredIdempotency } from '@ticketing-dev/common/mongo';
import { ClaimLost } from '../db/held-payment.ts';
import type { Deps } from '../deps.ts';
import { notPayable, type Order } from '../domain/order.ts';
import { isUnpaid, type Payment } from '../domain/payment.ts';
import { payNow } from './pay-now.ts';
import { claimed, isNo, paymentBusy, whileHeld } from './while-held.ts';

const COPY_WITHIN_MS = 2_000;
const COPY_POLL_MS = 50;

export interface CreatePayment {
  readonly orderId: string;
  readonly buyerId: string;
  readonly paymentMethodId?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
}

/** The order's payment, begun or joined; with a payment method it is confirmed at once. */
export async function createPayment(deps: Deps, input: CreatePayment): Promise<Payment> {
  const { idempotency, paymentMethodId } = input;
  const payment = await createOnce({
    idempotency,
    find: deps.payments.findByRequest,
    create: (request) => begin(deps, input, request),
    now: deps.clock(),
  });
  if (!isUnpaid(payment)) return payment;
  try {
    return await whileHeld(deps, await claimed(deps, payment.id), (held) => payNow(deps, held, paymentMethodId));
  } catch (error) {
    if (isNo(error) && idempotency !== undefined) await deps.payments.forget(payment.id, idempotency);
    throw error instanceof ClaimLost ? paymentBusy(error) : error;
  }
}

async function begin(deps: Deps, input: CreatePayment, request: StoredIdempotency | undefined): Promise<Payment> {
  const order = await ownOrder(deps, input);
  if (!(await deps.orders.isPayable(order.id))) throw notPayable();
  const payment = await deps.payments.begin(order, request);
  if (payment.status === 'voiding' || payment.status === 'refunding') {
    throw new AppError(
      'conflict',
      'payment-closing',
      'The last payment is being given back. Please try again in a moment.',
    );
  }
  return payment;
}

/** The copy may come a moment after the order itself. */
async function ownOrder(deps: Deps, { orderId, buyerId }: CreatePayment): Promise<Order> {
  for (let waitedMs = 0; ; waitedMs += COPY_POLL_MS) {
    const order = await deps.orders.find(orderId);
    if (order?.buyerId === buyerId) return order;
    if (order !== null || waitedMs >= COPY_WITHIN_MS) break;
    await sleep(COPY_POLL_MS);
  }
  throw new AppError('not-found', 'order-unknown', 'There is no such order.');
}
