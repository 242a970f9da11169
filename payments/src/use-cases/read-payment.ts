import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import type { Payment } from '../domain/payment.ts';

interface Reader {
  readonly id: string;
  readonly readsAny: boolean;
}

export async function getPayment(deps: Deps, { id, reader }: { id: string; reader: Reader }): Promise<Payment> {
  const payment = await deps.payments.find(id);
  if (payment === null || !(reader.readsAny || payment.buyerId === reader.id)) throw unknown('payment');
  await lookAgain(deps, payment);
  return payment;
}

/** All payments of one order, the oldest first. */
export async function paymentsOfOrder(
  deps: Deps,
  { orderId, reader }: { orderId: string; reader: Reader },
): Promise<Payment[]> {
  const order = await deps.orders.find(orderId);
  if (order === null || !(reader.readsAny || order.buyerId === reader.id)) throw unknown('order');
  const payments = await deps.payments.ofOrder(orderId);
  for (const payment of payments) await lookAgain(deps, payment);
  return payments;
}

/** The buyer may be back from the bank before Stripe's webhook is here. */
async function lookAgain(deps: Deps, payment: Payment): Promise<void> {
  if (payment.status === 'requires-action') await deps.payments.promptSeldom(payment.id);
}

function unknown(what: 'payment' | 'order'): AppError {
  return new AppError('not-found', `${what}-unknown`, `There is no such ${what}.`);
}
