import type { Admission, Order } from '@ticketing-dev/common/contracts';
import { eventDay, eventHour } from '../format/dates.ts';
import classes from './e-ticket.module.css';

interface Props {
  admission: Admission;
  order: Order;
  of: number;
}

/** One person's way in. The QR is on white whatever the page's colours: scanners need it so. */
export function ETicket({ admission, order, of }: Props) {
  const { title, startsAt, timeZone, venue } = order.ticket;
  const isValid = admission.status === 'issued';
  return (
    <article className={classes.ticket} aria-label={`Ticket ${admission.seat} of ${of}`}>
      <div className={classes.facts}>
        <p className={classes.which}>
          Ticket {admission.seat} of {of}
          {!isValid && ' – refunded, not valid'}
        </p>
        <h2>{title}</h2>
        <p>{startsAt && timeZone ? `${eventDay(startsAt, timeZone)}, ${eventHour(startsAt, timeZone)}` : 'Any date'}</p>
        {venue && (
          <p>
            {venue.name}, {venue.city}
          </p>
        )}
        <p className={classes.number}>No. {admission.id}</p>
      </div>
      {isValid && (
        // biome-ignore lint/performance/noImgElement: a picture in the page itself, which must be there without a network
        <img
          src={`data:image/svg+xml;utf8,${encodeURIComponent(admission.qr)}`}
          alt={`QR code of ticket ${admission.seat}`}
          width={240}
          height={240}
          className={classes.qr}
          data-code={admission.code}
        />
      )}
    </article>
  );
}
