import type { Order } from '@ticketing-dev/common/contracts';
import { eventTime } from '../format/dates.ts';
import { LocalInstant } from '../format/local-instant.tsx';
import { count } from '../format/locale.ts';
import { money } from '../format/money.ts';
import classes from './order-facts.module.css';

/** What was ordered, for how much, when: what a receipt says. */
export function OrderFacts({ order }: { order: Order }) {
  const { ticket, quantity, amount, amountPaid, amountRefunded, currency } = order;
  const paidAt = order.history.find(({ status }) => status === 'completed')?.at;
  return (
    <section aria-labelledby="order-facts" className="panel stack">
      <h2 id="order-facts">Your order</h2>
      <dl className={classes.facts}>
        <Fact name="Event">{ticket.title}</Fact>
        {ticket.startsAt && ticket.timeZone && <Fact name="When">{eventTime(ticket.startsAt, ticket.timeZone)}</Fact>}
        {ticket.venue && (
          <Fact name="Where">
            {ticket.venue.name}, {ticket.venue.city}
          </Fact>
        )}
        <Fact name="Tickets">
          {count(quantity, 'ticket')} at {money(ticket.price, currency)}
        </Fact>
        <Fact name="Total">
          <strong>{money(amount, currency)}</strong>
        </Fact>
        {amountPaid > 0 && paidAt && (
          <Fact name="Paid">
            {money(amountPaid, currency)} on <LocalInstant at={paidAt} />
          </Fact>
        )}
        {amountRefunded > 0 && <Fact name="Refunded">{money(amountRefunded, currency)}</Fact>}
        <Fact name="Ordered">
          <LocalInstant at={order.createdAt} />
        </Fact>
        <Fact name="Order number">
          <span className={classes.id}>{order.id}</span>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
