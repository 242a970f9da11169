import type { Order } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { eventTime } from '../format/dates.ts';
import { count } from '../format/locale.ts';
import { money } from '../format/money.ts';
import { CategoryArt } from '../ui/category-art.tsx';
import classes from './order-list.module.css';
import { OrderStatus } from './order-status.tsx';

export function OrderList({ orders }: { orders: readonly Order[] }) {
  return (
    <ul className="stack">
      {orders.map((order) => (
        <li key={order.id} className={classes.order}>
          <div className={classes.picture}>
            <CategoryArt category={order.ticket.category} seed={order.ticket.id} />
          </div>
          <div className={classes.text}>
            <h2>
              <Link href={`/orders/${order.id}`} prefetch={false} className={classes.link}>
                {order.ticket.title}
              </Link>
            </h2>
            <p className="soft">
              {order.ticket.startsAt && order.ticket.timeZone
                ? eventTime(order.ticket.startsAt, order.ticket.timeZone)
                : 'Any date'}
            </p>
            <p>
              {count(order.quantity, 'ticket')}, {money(order.amount, order.currency)}
            </p>
          </div>
          <OrderStatus order={order} />
        </li>
      ))}
    </ul>
  );
}
