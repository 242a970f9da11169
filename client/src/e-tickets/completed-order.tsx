import type { Admission, Order } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { eventTime } from '../format/dates.ts';
import { count } from '../format/locale.ts';
import { OrderFacts } from '../order/order-facts.tsx';
import { Notice } from '../ui/notice.tsx';
import classes from './completed-order.module.css';
import { ETicket } from './e-ticket.tsx';
import { KeepOffline } from './keep-offline.tsx';
import { PrintButton } from './print-button.tsx';

/** Paid: the tickets, and what one does with them. */
export function CompletedOrder({ order, admissions }: { order: Order; admissions: readonly Admission[] }) {
  const { ticket } = order;
  const hasDate = ticket.startsAt !== null && ticket.timeZone !== null;
  return (
    <div className="page middle stack wide">
      <div className="stack screen-only">
        <h1>{order.quantity === 1 ? 'Your ticket is here' : `Your ${count(order.quantity, 'ticket')} are here`}</h1>
        <Notice kind="good" title="Paid and confirmed">
          <p>
            {ticket.title}
            {ticket.startsAt && ticket.timeZone && `, ${eventTime(ticket.startsAt, ticket.timeZone)}`}. A copy is on its
            way to your e-mail address.
          </p>
        </Notice>
        <div className={classes.actions}>
          <Link href={`/orders/${order.id}/tickets`} className={classes.main}>
            Show at the gate
          </Link>
          {hasDate && (
            <a href={`/orders/${order.id}/event.ics`} className={classes.other} download>
              Add to calendar
            </a>
          )}
          <PrintButton className={classes.other ?? ''} />
        </div>
        <KeepOffline paths={[`/orders/${order.id}`, `/orders/${order.id}/tickets`]} />
      </div>
      <ul className={classes.tickets}>
        {admissions.map((admission) => (
          <li key={admission.id}>
            <ETicket admission={admission} order={order} of={admissions.length} />
          </li>
        ))}
      </ul>
      <div className="screen-only stack">
        <OrderFacts order={order} />
        <p>
          <Link href="/orders">My orders</Link>
        </p>
      </div>
    </div>
  );
}
