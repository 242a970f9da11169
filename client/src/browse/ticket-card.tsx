import type { Ticket } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { eventTime } from '../format/dates.ts';
import { money } from '../format/money.ts';
import { CategoryArt } from '../ui/category-art.tsx';
import { CalendarDay, Pin } from '../ui/icons.tsx';
import { Stock } from '../ui/stock.tsx';
import classes from './ticket-card.module.css';
import { KIND_NAMES } from './words.ts';

export function TicketCard({ ticket }: { ticket: Ticket }) {
  const { startsAt, timeZone, venue } = ticket;
  return (
    <article className={classes.card}>
      <div className={classes.picture}>
        <CategoryArt category={ticket.category} seed={ticket.id} />
      </div>
      <div className={classes.body}>
        <p className="soft small">{KIND_NAMES[ticket.category]}</p>
        <h2 className={classes.title}>
          <Link href={`/tickets/${ticket.id}`} prefetch={false} className={`${classes.link} clamped`}>
            {ticket.title}
          </Link>
        </h2>
        <p className={classes.fact}>
          <CalendarDay />
          {startsAt && timeZone ? <time dateTime={startsAt}>{eventTime(startsAt, timeZone)}</time> : 'Any date'}
        </p>
        <p className={classes.fact}>
          <Pin />
          {venue ? `${venue.name}, ${venue.city}` : 'No fixed place'}
        </p>
        <p className={classes.bottom}>
          <span className={classes.price}>{money(ticket.price, ticket.currency)}</span>
          <Stock ticket={ticket} />
        </p>
      </div>
    </article>
  );
}
