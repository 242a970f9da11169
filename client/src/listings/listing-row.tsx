import type { Ticket } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { eventTime } from '../format/dates.ts';
import { money } from '../format/money.ts';
import { ListingNumbers } from './listing-numbers.tsx';
import classes from './listing-row.module.css';
import { ListingStatus } from './listing-status.tsx';

export function ListingRow({ ticket }: { ticket: Ticket }) {
  const { id, title, startsAt, timeZone, venue, price, currency, status } = ticket;
  return (
    <article className={classes.row}>
      <div className={classes.what}>
        <h2 className={classes.title}>
          <Link href={`/listings/${id}`} prefetch={false} className="quiet-link clamped">
            {title}
          </Link>
        </h2>
        <p className="soft small">
          {startsAt && timeZone ? <time dateTime={startsAt}>{eventTime(startsAt, timeZone)}</time> : 'Any date'}
          {venue && ` · ${venue.city}`}
        </p>
        <p className={classes.top}>
          <ListingStatus ticket={ticket} />
          <span className="numbers">{money(price, currency)} each</span>
        </p>
      </div>
      <ListingNumbers ticket={ticket} />
      <p className={classes.links}>
        <Link href={`/listings/${id}`} prefetch={false} aria-label={`${editWord(status)} “${title}”`}>
          {editWord(status)}
        </Link>
        <Link href={`/tickets/${id}`} prefetch={false} aria-label={`Public page of “${title}”`}>
          Public page
        </Link>
      </p>
    </article>
  );
}

const editWord = (status: Ticket['status']) => (status === 'withdrawn' ? 'Details' : 'Edit');
