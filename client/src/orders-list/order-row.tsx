import type { Order } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { eventTime } from '../format/dates.ts';
import { count } from '../format/locale.ts';
import { money } from '../format/money.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import classes from './order-row.module.css';
import { OrderStatus } from './order-status.tsx';

export function OrderRow({ order }: { order: Order }) {
  const { ticket, quantity, amount, currency } = order;
  const here = `/orders/${order.id}`;
  return (
    <article className={classes.row}>
      <div className={classes.what}>
        <h2 className={classes.title}>
          <Link href={here} prefetch={false} className="quiet-link clamped">
            {ticket.title}
          </Link>
        </h2>
        <p className="soft small">
          {ticket.startsAt && ticket.timeZone ? (
            <time dateTime={ticket.startsAt}>{eventTime(ticket.startsAt, ticket.timeZone)}</time>
          ) : (
            'Any date'
          )}
          {ticket.venue && ` · ${ticket.venue.name}, ${ticket.venue.city}`}
        </p>
        <p className="row">
          <span>
            {count(quantity, 'ticket')} · <span className={classes.amount}>{money(amount, currency)}</span>
          </span>
          <OrderStatus order={order} />
        </p>
      </div>
      <p>
        <ButtonLink href={here} first={order.status === 'created'}>
          {STEP[order.status]}
          <span className="for-ears"> for “{ticket.title}”</span>
        </ButtonLink>
      </p>
    </article>
  );
}

/** What there is to do. */
const STEP = {
  created: 'Pay now',
  paying: 'See the payment',
  completed: 'Show tickets',
  cancelled: 'Details',
  refunding: 'Details',
  refunded: 'Details',
} satisfies Record<Order['status'], string>;
