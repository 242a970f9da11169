import type { Ticket } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { Notice } from '../ui/notice.tsx';

const DONE: Readonly<Record<string, (title: string) => string>> = {
  listed: (title) => `“${title}” is on sale`,
  saved: (title) => `“${title}” is saved`,
  withdrawn: (title) => `“${title}” is withdrawn`,
};

/** What the seller has just done, as the address tells it; nothing when it makes no sense. */
export function DoneNotice({ done, ticket }: { done: string | undefined; ticket: Ticket | undefined }) {
  const say = done && Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  if (!say || !ticket) return null;
  return (
    <Notice kind="good" title={say(ticket.title)} role="status">
      {ticket.status === 'withdrawn' ? (
        <p>Nobody can buy it any more. What is sold stays valid.</p>
      ) : (
        <p>
          <Link href={`/tickets/${ticket.id}`}>See it as buyers do</Link>
        </p>
      )}
    </Notice>
  );
}
