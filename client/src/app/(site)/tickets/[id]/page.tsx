import { Id, Ticket } from '@ticketing-dev/common/contracts';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { isProblem } from '../../../../api/api-error.ts';
import { ask } from '../../../../api/server.ts';
import { config } from '../../../../config.ts';
import { currentUser } from '../../../../session/current-user.ts';
import { eventJsonLd } from '../../../../ticket/event-json-ld.ts';
import { openOrderOf } from '../../../../ticket/open-order-of.ts';
import { TicketPage } from '../../../../ticket/ticket-page.tsx';
import { ticketSummary } from '../../../../ticket/ticket-summary.ts';
import { JsonLd } from '../../../../ui/json-ld.tsx';

interface Props {
  params: Promise<{ id: string }>;
}

const findTicket = cache(async (id: string): Promise<Ticket> => {
  if (!Id.safeParse(id).success) notFound();
  try {
    return await ask('tickets', `/api/tickets/${id}`, Ticket);
  } catch (error) {
    if (isProblem(error) && error.status === 404) notFound();
    throw error;
  }
});

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
      <TicketPage ticket={ticket} userId={user?.id ?? null} openOrder={openOrder} />
    </>
  );
}
