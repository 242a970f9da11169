import type { Ticket } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { Notice } from '../ui/notice.tsx';

/** Why there is no button, and what to do instead. */
export function WhyNot({ ticket, own }: { ticket: Ticket; own: boolean }) {
  if (own)
    return (
      <Notice kind="info" title="This is your own listing">
        <p>{ticket.orderable ? 'Others can buy here; you cannot.' : 'Nobody can buy here right now.'}</p>
        <p>
          <Link href={`/listings/${ticket.id}`}>Edit the listing</Link> · <Link href="/listings">My listings</Link>
        </p>
      </Notice>
    );
  if (ticket.status === 'withdrawn')
    return (
      <Notice kind="info" title="The seller has withdrawn this event">
        {ticket.withdrawReason && <p>Their reason: “{ticket.withdrawReason}”</p>}
        <p>Tickets bought before stay valid.</p>
        <Link href="/">Browse other events</Link>
      </Notice>
    );
  if (ticket.paused)
    return (
      <Notice kind="info" title="Sales are paused">
        <p>We are checking something about this event. Please look again later.</p>
        <Link href="/">Browse other events</Link>
      </Notice>
    );
  if (ticket.available > 0)
    return (
      <Notice kind="info" title="Sales have ended">
        <p>Tickets for this event are no longer sold here.</p>
        <Link href="/">Browse other events</Link>
      </Notice>
    );
  return (
    <Notice kind="info" title="Sold out">
      <p>
        {ticket.held > 0
          ? 'Some seats are only held right now: if a buyer lets go, they appear here by themselves.'
          : 'All tickets are sold.'}
      </p>
      <Link href="/?available=true">Browse events with tickets left</Link>
    </Notice>
  );
}
