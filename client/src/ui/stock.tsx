import type { Ticket } from '@ticketing-dev/common/contracts';
import { number } from '../format/locale.ts';
import classes from './stock.module.css';

const FEW = 10;

/** "N left", "Only N left", "Sold out": always in words, the colour only joins in. */
export function Stock({ ticket }: { ticket: Pick<Ticket, 'available' | 'orderable' | 'paused' | 'status'> }) {
  if (ticket.status === 'withdrawn') return <span className={classes.none}>Withdrawn</span>;
  if (ticket.available <= 0) return <span className={classes.none}>Sold out</span>;
  if (ticket.paused) return <span className={classes.none}>Sales paused</span>;
  if (!ticket.orderable) return <span className={classes.none}>Sales ended</span>;
  if (ticket.available <= FEW) return <span className={classes.few}>Only {number(ticket.available)} left</span>;
  return <span className={classes.left}>{number(ticket.available)} left</span>;
}
