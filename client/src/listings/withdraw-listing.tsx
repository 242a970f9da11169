'use client';

import { Button } from '@mantine/core';
import type { Ticket } from '@ticketing-dev/common/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { call } from '../api/browser.ts';
import { count } from '../format/locale.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';

/** Off the market for good: says first what that means for whom. */
export function WithdrawListing({ ticket, own }: { ticket: Ticket; own: boolean }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { available, held, sold, buyers = 0 } = ticket;
  return (
    <section className="panel stack" aria-labelledby="withdraw">
      <h2 id="withdraw">Withdraw the listing</h2>
      <p>Nobody can buy here any more. What is sold stays sold. A withdrawn listing cannot be put back on sale.</p>
      <div>
        <Button
          variant="outline"
          color="var(--bad)"
          onClick={() => {
            // What it says must be true now, not when the page was opened.
            router.refresh();
            setAsking(true);
          }}
        >
          Withdraw…
        </Button>
      </div>
      <ReasonDialog
        opened={asking}
        title={`Withdraw “${ticket.title}”?`}
        confirm="Withdraw it"
        keep="Keep it on sale"
        hint="Everybody can read it on the event’s page, also those who bought."
        onClose={() => setAsking(false)}
        onConfirm={async (reason) => {
          await call(`/api/tickets/${ticket.id}`, { method: 'DELETE', body: { reason } });
          window.location.assign(
            own ? `/listings?done=withdrawn&id=${ticket.id}` : `/listings/${ticket.id}?done=withdrawn`,
          );
        }}
      >
        <ul className="stack">
          <li>
            {available > 0 ? `${count(available, 'ticket')} left: no longer for sale.` : 'Nothing is left to sell.'}
          </li>
          <li>
            {held > 0
              ? `${count(held, 'ticket')} held by people who are paying right now: they may still finish.`
              : 'Nobody is buying right now.'}
          </li>
          <li>
            {sold > 0
              ? `${count(sold, 'ticket')} sold: they stay valid, and their buyers are not refunded.`
              : 'None is sold yet.'}
          </li>
          <li>
            {buyers > 0
              ? `${count(buyers, 'person', 'people')} ${buyers === 1 ? 'holds' : 'hold'} or bought tickets and will read your reason.`
              : 'Nobody holds or bought a ticket: nobody is affected.'}
          </li>
        </ul>
        <p className="strong">This cannot be undone.</p>
      </ReasonDialog>
    </section>
  );
}
