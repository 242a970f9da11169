import type { Ticket } from '@ticketing-dev/common/contracts';
import classes from '../ui/stock.module.css';

/** Where a listing stands, for its seller. */
export function ListingStatus({ ticket }: { ticket: Ticket }) {
  if (ticket.status === 'withdrawn') return <span className={classes.none}>Withdrawn</span>;
  if (ticket.paused) return <span className={classes.few}>Sales paused</span>;
  if (ticket.orderable) return <span className={classes.left}>On sale</span>;
  if (ticket.available > 0) return <span className={classes.none}>Sales ended</span>;
  if (ticket.held > 0) return <span className={classes.few}>All held or sold</span>;
  return <span className={classes.few}>Sold out</span>;
}
