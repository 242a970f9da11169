import { PaymentState } from '@ticketing-dev/common/contracts';
import { outboxOf } from '@ticketing-dev/common/testing';
import type { GivenOrder, World } from './given.ts';

/** The orders service in a few lines: hears our news in any order and repetition, and moves its orders as orders does. */
export function ordersDouble(world: World, orders: readonly GivenOrder[], random: () => number) {
  const outbox = outboxOf(world.deps);
  const newest = new Map<string, number>();

  async function hear(order: GivenOrder, payment: PaymentState): Promise<void> {
    if (payment.version <= (newest.get(payment.id) ?? -1)) return;
    newest.set(payment.id, payment.version);
    const { status, paymentId } = order.state();
    if (paymentId !== null && paymentId !== payment.id) return;
    const isOpen = status === 'created' || status === 'paying';
    const mine = { paymentId: payment.id };
    if (status === 'paying' && (payment.status === 'failed' || payment.status === 'voided')) {
      await order.becomes({ status: 'cancelled', cancelReason: 'payment-failed', ...mine });
    } else if (isOpen && payment.status === 'captured') {
      await order.becomes({ status: 'completed', amountPaid: payment.amountCaptured, ...mine });
    } else if (status === 'created' && payment.status === 'authorized') {
      await order.becomes({ status: 'paying', ...mine });
    } else if (payment.status === 'refunded' && (status === 'completed' || status === 'refunding')) {
      await order.becomes({ status: 'refunded', amountRefunded: payment.amountRefunded });
    }
  }

  return {
    /** Hears some of the news, some of it again. */
    async listen(): Promise<void> {
      const news = (await outbox.events()).map((event) => PaymentState.parse(event.data)).filter(() => random() < 0.7);
      for (const payment of news.sort(() => random() - 0.5)) {
        const order = orders.find(({ id }) => id === payment.orderId);
        if (order !== undefined) await hear(order, payment);
      }
    },
    async cancel(order: GivenOrder, cancelReason: 'by-buyer' | 'expired'): Promise<void> {
      if (order.state().status === 'created') await order.becomes({ status: 'cancelled', cancelReason });
    },
    async refund(order: GivenOrder): Promise<void> {
      if (order.state().status === 'completed') await order.becomes({ status: 'refunding' });
    },
  };
}
