import type { Metadata } from 'next';
import { may } from '../../../../admin/allowed.ts';
import { config } from '../../../../config.ts';
import { currentUser } from '../../../../session/current-user.ts';
import { eventJsonLd } from '../../../../ticket/event-json-ld.ts';
import { findTicket } from '../../../../ticket/find-ticket.ts';
import { openOrderOf } from '../../../../ticket/open-order-of.ts';
import { TicketPage } from '../../../../ticket/ticket-page.tsx';
import { ticketSummary } from '../../../../ticket/ticket-summary.ts';
import { JsonLd } from '../../../../ui/json-ld.tsx';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ticket = await findTicket((await params).id);
  const description = ticketSummary(ticket);
  return {
    title: ticket.title,
    description,
    alternates: { canonical: `/tickets/${ticket.id}` },
    openGraph: {
      type: 'website',
      title: ticket.title,
      description,
      url: `/tickets/${ticket.id}`,
      siteName: 'ticketing.dev',
      images: [{ url: `/tickets/${ticket.id}/picture.png`, width: 1200, height: 630, alt: ticket.title }],
    },
    twitter: { card: 'summary_large_image' },
    ...(ticket.status === 'withdrawn' ? { robots: { index: false } } : {}),
  };
}

export default async function Page({ params }: Props) {
  const ticket = await findTicket((await params).id);
  const user = await currentUser();
  const openOrder = user ? await openOrderOf(ticket.id) : null;
  return (
    <>
      <JsonLd data={eventJsonLd(ticket, config().PUBLIC_URL)} />
      <TicketPage
        ticket={ticket}
        userId={user?.id ?? null}
        openOrder={openOrder}
        manages={user !== null && may(user, 'tickets:manage-any')}
      />
    </>
  );
}
