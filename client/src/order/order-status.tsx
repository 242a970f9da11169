import type { Order } from '@ticketing-dev/common/contracts';
import classes from './order-list.module.css';

/** Where an order stands, in a word or two. */
export function OrderStatus({ order }: { order: Order }) {
  const [text, kind] = words(order);
  return <span className={`${classes.status} ${classes[kind]}`}>{text}</span>;
}

function words(order: Order): [string, 'good' | 'careful' | 'none'] {
  switch (order.status) {
    case 'created':
      return order.expiresAt > order.now ? ['Waiting for payment', 'careful'] : ['Time ran out', 'none'];
    case 'paying':
      return ['Being paid', 'careful'];
    case 'completed':
      return ['Tickets ready', 'good'];
    case 'refunding':
      return ['Refund on its way', 'none'];
    case 'refunded':
      return ['Refunded', 'none'];
    case 'cancelled':
      return [CANCELLED[order.cancelReason ?? 'by-buyer'], 'none'];
  }
}

const CANCELLED = { 'by-buyer': 'Given up', expired: 'Time ran out', 'payment-failed': 'Payment failed' };
