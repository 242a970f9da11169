import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import classes from '../../../admin/admin.module.css';
import { ADMIN_PERMISSIONS, allowed, may } from '../../../admin/allowed.ts';
import { idIn } from '../../../admin/id-in.ts';
import { LookUp } from '../../../admin/look-up.tsx';
import { ServiceStates } from '../../../admin/service-states.tsx';
import { config } from '../../../config.ts';

export const metadata: Metadata = { title: 'Administration', robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where somebody who runs the marketplace finds what they may do. */
export default async function AdminPage({ searchParams }: Props) {
  const user = await allowed('/admin', ...ADMIN_PERMISSIONS);
  const { listing, order } = await searchParams;
  const [listingId, orderId] = [idIn(listing), idIn(order)];
  if (listingId) redirect(`/listings/${listingId}`);
  if (orderId) redirect(`/admin/orders/${orderId}`);
  const { INBOX_URL } = config();
  const noNumber = (said: unknown) => (said === undefined ? undefined : 'There is no number in what you typed.');
  return (
    <div className="page middle stack">
      <div className="stack tight">
        <h1>Administration</h1>
        <p className="soft">What your account may do beyond its own listings and orders.</p>
      </div>
      {may(user, 'tickets:manage-any') && (
        <section className="panel stack" aria-labelledby="listings">
          <h2 id="listings">Listings</h2>
          <p>Change or withdraw anybody’s listing. Its seller sees the change, and buyers keep what they bought.</p>
          <LookUp
            action="/admin"
            name="listing"
            label="A listing’s number or address"
            hint="As in the address of its page."
            missing={noNumber(listing)}
          />
        </section>
      )}
      {may(user, 'orders:read-any') && (
        <section className="panel stack" aria-labelledby="orders">
          <h2 id="orders">Orders</h2>
          <p>Look at a buyer’s order{may(user, 'orders:refund-any') && ', and give the money back'}.</p>
          <LookUp
            action="/admin"
            name="order"
            label="An order’s number or address"
            hint="Buyers find it on their order and in every mail about it."
            missing={noNumber(order)}
          />
        </section>
      )}
      {may(user, 'users:read-any') && (
        <section className="panel stack" aria-labelledby="accounts">
          <h2 id="accounts">Accounts</h2>
          <p>Find somebody’s account{may(user, 'users:manage') && ', suspend it or let it in again'}.</p>
          <LookUp action="/admin/users" name="email" label="E-mail address" hint="The whole address." />
          <p className={classes.links}>
            <Link href="/admin/users">Newest accounts</Link>
          </p>
        </section>
      )}
      {may(user, 'ops') && (
        <section className="panel stack" aria-labelledby="services">
          <h2 id="services">Services</h2>
          <p>Messages that are still to be sent, and those a service could not deal with and set aside.</p>
          <ServiceStates />
          <p className={classes.links}>
            <Link href="/admin/messages">E-mails and text messages that were sent, or could not be</Link>
            <a href="/api/ops/expiration/queues">The queue of timers</a>
            <a href="/api/ops/support/previews">Every e-mail and text message, with sample data</a>
            {INBOX_URL && <a href={INBOX_URL}>Inbox of this machine</a>}
          </p>
        </section>
      )}
    </div>
  );
}
