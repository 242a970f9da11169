import type { Order } from '@ticketing-dev/common/contracts';
import type { ReactNode } from 'react';
import { eventTime } from '../format/dates.ts';
import { count } from '../format/locale.ts';
import { money } from '../format/money.ts';
import classes from './summary.module.css';

/** What is being paid for, always in sight. */
export function Summary({ order, children }: { order: Order; children?: ReactNode }) {
  const { ticket, quantity, amount, currency } = order;
  return (
    <section aria-label="What you are paying for" className={`panel ${classes.summary}`}>
      <h2>{ticket.title}</h2>
      <div className="soft">
        {ticket.startsAt && ticket.timeZone && <p>{eventTime(ticket.startsAt, ticket.timeZone)}</p>}
        {ticket.venue && (
          <p>
            {ticket.venue.name}, {ticket.venue.city}
          </p>
        )}
      </div>
      <div className={classes.line}>
        <span>
          {count(quantity, 'ticket')} × {money(ticket.price, currency)}
        </span>
        <span className="numbers">{money(amount, currency)}</span>
      </div>
      <p className="soft small">Taxes and fees are in the price. Nothing comes on top.</p>
      <div className={classes.total}>
        <span>Total</span>
        <span className={classes.sum}>{money(amount, currency)}</span>
      </div>
      {children}
    </section>
  );
}
