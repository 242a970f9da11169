'use client';

import { Button } from '@mantine/core';
import type { Order } from '@ticketing-dev/common/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { call } from '../api/browser.ts';
import { count } from '../format/locale.ts';
import { money } from '../format/money.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';

export function RefundOrder({ order }: { order: Order }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const amount = money(order.amountPaid - order.amountRefunded, order.currency);
  return (
    <section className="panel stack" aria-labelledby="refund">
      <h2 id="refund">Refund</h2>
      <p>The whole order: the money goes back to the card it was paid with.</p>
      <div>
        <Button variant="outline" color="var(--bad)" onClick={() => setAsking(true)}>
          Refund…
        </Button>
      </div>
      <ReasonDialog
        opened={asking}
        title={`Refund ${amount}?`}
        confirm="Refund it"
        keep="Keep it paid"
        hint="Kept with the order."
        onClose={() => setAsking(false)}
        onConfirm={async (reason) => {
          await call(`/api/orders/${order.id}/refund`, { method: 'POST', body: { reason } });
          setAsking(false);
          router.refresh();
        }}
      >
        <ul className="stack">
          <li>One buyer gets {amount} back, and a mail that says so.</li>
          <li>
            {count(order.quantity, 'e-ticket')} {order.quantity === 1 ? 'is' : 'are'} no longer valid.
          </li>
          <li>Before the event, the seats go back on sale.</li>
        </ul>
        <p className="strong">This cannot be undone.</p>
      </ReasonDialog>
    </section>
  );
}
