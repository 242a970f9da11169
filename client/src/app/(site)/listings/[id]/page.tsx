import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DoneNotice } from '../../../../listings/done-notice.tsx';
import { findListing } from '../../../../listings/find-listing.ts';
import { ListingNumbers } from '../../../../listings/listing-numbers.tsx';
import { ListingStatus } from '../../../../listings/listing-status.tsx';
import { WithdrawListing } from '../../../../listings/withdraw-listing.tsx';
import { EditForm } from '../../../../sell/edit-form.tsx';
import { sellChoices } from '../../../../sell/sell-choices.ts';
import { signedIn } from '../../../../session/current-user.ts';
import { Notice } from '../../../../ui/notice.tsx';

export const metadata: Metadata = { title: 'Edit a listing', robots: { index: false } };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ListingPage({ params, searchParams }: Props) {
  const { id } = await params;
  const user = await signedIn(`/listings/${encodeURIComponent(id)}`);
  const ticket = await findListing(id);
  if (!ticket) notFound();
  // Other people's listings have a public page, no other.
  const own = ticket.sellerId === user.id;
  if (!own && !user.permissions.includes('tickets:manage-any')) notFound();
  const { done } = await searchParams;
  const withdrawn = ticket.status === 'withdrawn';
  return (
    <div className="page middle stack">
      <div className="stack tight">
        <p className="small">
          {own ? (
            <Link href="/listings">My listings</Link>
          ) : (
            <Link href="/admin">Administration: somebody else’s listing</Link>
          )}
        </p>
        <h1>{ticket.title}</h1>
        <p className="row">
          <ListingStatus ticket={ticket} />
          <Link href={`/tickets/${id}`}>Public page</Link>
          <a href={`/listings/${id}/orders.csv`}>Orders as a spreadsheet (CSV)</a>
        </p>
      </div>
      <DoneNotice done={typeof done === 'string' ? done : undefined} ticket={ticket} />
      <section className="panel stack" aria-label="Numbers">
        <ListingNumbers ticket={ticket} />
      </section>
      {withdrawn ? (
        <Notice kind="info" title="This listing is withdrawn">
          <p>It can no longer be changed or sold. What was sold stays valid.</p>
          <Link href="/sell">List something else</Link>
        </Notice>
      ) : (
        <>
          <EditForm
            ticket={ticket}
            choices={sellChoices(ticket)}
            done={own ? `/listings?done=saved&id=${id}` : `/listings/${id}?done=saved`}
          />
          <WithdrawListing ticket={ticket} own={own} />
        </>
      )}
    </div>
  );
}
