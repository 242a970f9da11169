import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ETicket } from '../../../../../e-tickets/e-ticket.tsx';
import classes from '../../../../../e-tickets/gate-page.module.css';
import { KeepOffline } from '../../../../../e-tickets/keep-offline.tsx';
import { admissionsOf, findOrder } from '../../../../../order/find-order.ts';
import { signedIn } from '../../../../../session/current-user.ts';

export const metadata: Metadata = { title: 'Your tickets', robots: { index: false } };

/** For the gate: the codes, large, and nothing else. Opens without a network once it was seen. */
export default async function GatePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const user = await signedIn(`/orders/${id}/tickets`);
  const order = await findOrder(id);
  if (order.buyerId !== user.id || order.status !== 'completed') redirect(`/orders/${id}`);
  const admissions = await admissionsOf(id);
  return (
    <main id="content" className={classes.page}>
      <div className="row apart screen-only">
        <h1>Your tickets</h1>
        <Link href={`/orders/${id}`} className={classes.back}>
          Back to the order
        </Link>
      </div>
      <ul className={classes.tickets}>
        {admissions.map((admission) => (
          <li key={admission.id}>
            <ETicket admission={admission} order={order} of={admissions.length} />
          </li>
        ))}
      </ul>
      <KeepOffline paths={[`/orders/${id}/tickets`, `/orders/${id}`]} />
    </main>
  );
}
