import type { Ticket } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { KIND_NAMES } from '../browse/words.ts';
import { eventDay, eventHour, instant, zonePlace } from '../format/dates.ts';
import { CategoryArt } from '../ui/category-art.tsx';
import { CalendarDay, Clock, Pin } from '../ui/icons.tsx';
import { BuyPanel } from './buy-panel.tsx';
import classes from './ticket-page.module.css';
import { YourTime } from './your-time.tsx';

interface Props {
  ticket: Ticket;
  userId: string | null;
  openOrder: { id: string; quantity: number } | null;
  /** May change anybody's listing. */
  manages: boolean;
}

/** A title of more characters is set smaller. */
const LONG = 60;

export function TicketPage({ ticket, userId, openOrder, manages }: Props) {
  const { startsAt, timeZone, salesEndAt, venue } = ticket;
  return (
    <div className={`page ${classes.layout}`}>
      <article className={classes.about}>
        <div className={classes.picture}>
          <CategoryArt category={ticket.category} seed={ticket.id} />
        </div>
        <div className="stack tight">
          <p className="soft">{KIND_NAMES[ticket.category]}</p>
          <h1 className={ticket.title.length > LONG ? classes.longTitle : classes.title}>{ticket.title}</h1>
          {manages && ticket.sellerId !== userId && (
            <p>
              <Link href={`/listings/${ticket.id}`}>Manage as administrator</Link>
            </p>
          )}
        </div>
        <dl className={classes.facts}>
          <div>
            <dt>
              <CalendarDay /> <span className="for-ears">When</span>
            </dt>
            <dd>
              {startsAt && timeZone ? (
                <>
                  <time dateTime={startsAt} className="strong">
                    {eventDay(startsAt, timeZone)}, {eventHour(startsAt, timeZone)}
                  </time>
                  <p className="soft">
                    Local time in {zonePlace(timeZone)}
                    <YourTime at={startsAt} eventZone={timeZone} />
                  </p>
                </>
              ) : (
                <span className="strong">Any date</span>
              )}
            </dd>
          </div>
          <div>
            <dt>
              <Pin /> <span className="for-ears">Where</span>
            </dt>
            <dd>
              {venue ? (
                <>
                  <p className="strong">{venue.name}</p>
                  <p className="soft">
                    {venue.city}, {countryName(venue.country)}
                  </p>
                </>
              ) : (
                <span className="strong">No fixed place</span>
              )}
            </dd>
          </div>
          {salesEndAt && (
            <div>
              <dt>
                <Clock /> <span className="for-ears">Sales end</span>
              </dt>
              <dd>
                Sold until <time dateTime={salesEndAt}>{instant(salesEndAt, timeZone ?? 'UTC')}</time>
              </dd>
            </div>
          )}
        </dl>
      </article>
      <aside className={classes.side} aria-label="Price and tickets">
        <BuyPanel ticket={ticket} userId={userId} openOrder={openOrder} />
      </aside>
      {ticket.description && (
        <section className={`stack tight ${classes.story}`} aria-labelledby="about">
          <h2 id="about">About</h2>
          <p className={classes.description}>{ticket.description}</p>
        </section>
      )}
    </div>
  );
}

function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}
