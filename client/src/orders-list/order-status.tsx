import type { Order } from '@ticketing-dev/common/contracts';
import classes from '../ui/stock.module.css';
import { TimeLeft } from './time-left.tsx';

const ENDED = {
  'by-buyer': 'Cancelled by you',
  expired: 'Time ran out',
  'payment-failed': 'Payment failed',
} as const;

/** Where an order stands, in words. */
export function OrderStatus({ order }: { order: Order }) {
  switch (order.status) {
    case 'created':
      return (
        <span className={classes.few}>
          <TimeLeft expiresAt={order.expiresAt} now={order.now} />
        </span>
      );
    case 'paying':
      return <span className={classes.few}>Being paid</span>;
    case 'completed':
      return <span className={classes.left}>Paid</span>;
    case 'refunding':
      return <span className={classes.none}>Being refunded</span>;
    case 'refunded':
      return <span className={classes.none}>Refunded</span>;
    case 'cancelled':
      return <span className={classes.none}>{ENDED[order.cancelReason ?? 'by-buyer']}</span>;
  }
}
