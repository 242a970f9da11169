import type { Metadata } from 'next';
import Link from 'next/link';
import { allowed, may } from '../../../../../admin/allowed.ts';
import { RefundOrder } from '../../../../../admin/refund-order.tsx';
import { instant } from '../../../../../format/dates.ts';
import { findOrder } from '../../../../../order/find-order.ts';
import { OrderFacts } from '../../../../../order/order-facts.tsx';
import { OrderStatus } from '../../../../../orders-list/order-status.tsx';

export const metadata: Metadata = { title: 'An order', robots: { index: false } };

/** Anybody's order, for who may see it: what became of it, and the money. */
export default async function AdminOrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const user = await allowed(`/admin/orders/${encodeURIComponent(id)}`, 'orders:read-any');
  const order = await findOrder(id);
  return (
    <div className="page middle stack">
      <div className="stack tight">
        <p className="small">
          <Link href="/admin">Administration</Link>
        </p>
        <h1>{order.ticket.title}</h1>
        <p className="row">
          <OrderStatus order={order} />
          <Link href={`/tickets/${order.ticket.id}`}>Public page of the event</Link>
        </p>
      </div>
      <OrderFacts order={order} />
      <section className="panel stack" aria-labelledby="history">
        <h2 id="history">What became of it</h2>
        <ol className="stack tight">
          {order.history.map(({ status, at, reason }) => (
            <li key={`${status} ${at}`}>
              {instant(at)}: {STEPS[status]}
              {reason && status.startsWith('refund') && ` (“${reason}”)`}
            </li>
          ))}
        </ol>
      </section>
      {order.status === 'completed' && may(user, 'orders:refund-any') && <RefundOrder order={order} />}
    </div>
  );
}

const STEPS = {
  created: 'seats held',
  paying: 'card accepted',
  completed: 'paid, tickets issued',
  cancelled: 'ended without tickets',
  refunding: 'refund begun',
  refunded: 'refunded',
};
