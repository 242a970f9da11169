'use client';

import type { Ticket } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { count } from '../format/locale.ts';
import { money } from '../format/money.ts';
import { useEarlySubmit, WAITS } from '../forms/early-submit.tsx';
import { NeedsScript } from '../ui/needs-script.tsx';
import { Notice } from '../ui/notice.tsx';
import { PlainButton } from '../ui/plain-button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Stock } from '../ui/stock.tsx';
import classes from './buy-panel.module.css';
import { allowedQuantity, QuantityField } from './quantity-field.tsx';
import { useFreshTicket } from './use-fresh-ticket.ts';
import { useReserve } from './use-reserve.ts';
import { WhyNot } from './why-not.tsx';

interface Props {
  ticket: Ticket;
  userId: string | null;
  openOrder: { id: string; quantity: number } | null;
}

/** What it costs, how many there are, and the one button. */
export function BuyPanel({ ticket: rendered, userId, openOrder }: Props) {
  const { ticket, look } = useFreshTicket(rendered);
  const [wanted, setWanted] = useState(1);
  const { reserve, busy, error } = useReserve(look);
  const own = ticket.sellerId === userId;
  const most = Math.max(1, Math.min(ticket.available, ticket.maxPerOrder));
  const quantity = Math.min(wanted, most);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== undefined) notice.current?.focus();
  }, [error]);
  const form = useRef<HTMLFormElement>(null);
  useEarlySubmit(form);
  return (
    <div className={`panel ${classes.panel}`}>
      <div className={classes.top}>
        <div>
          <p className={classes.price}>{money(ticket.price, ticket.currency)}</p>
          <p className="soft small">per ticket, all fees included</p>
        </div>
        <p role="status">
          <Stock ticket={ticket} />
        </p>
      </div>
      {openOrder && (
        <Notice kind="info" title={`You are holding ${count(openOrder.quantity, 'ticket')} already`}>
          <Link href={`/orders/${openOrder.id}`}>Go on to pay for them</Link>
        </Notice>
      )}
      {error !== undefined && <ProblemNotice error={error} ref={notice} />}
      {own || !ticket.orderable ? (
        <WhyNot ticket={ticket} own={own} />
      ) : (
        <form
          ref={form}
          {...WAITS}
          className={classes.panel}
          onSubmit={(event) => {
            event.preventDefault();
            const typed = Number(new FormData(event.currentTarget).get('quantity'));
            reserve({ ticket, quantity: allowedQuantity(typed, most), signedIn: userId !== null });
          }}
        >
          <QuantityField most={most} value={quantity} onChange={setWanted} limit={limitWords(ticket)} />
          <p className={classes.total}>
            <span>Total</span>
            <output className={classes.sum}>{money(ticket.price * quantity, ticket.currency)}</output>
          </p>
          <PlainButton type="submit" first wide busy={busy}>
            {busy ? 'Reserving …' : userId ? 'Reserve' : 'Sign in to reserve'}
          </PlainButton>
          <NeedsScript what="Reserving" />
          <p className="soft small">
            Reserving holds your seats for a few minutes while you pay. Nothing is charged yet.
          </p>
        </form>
      )}
    </div>
  );
}

function limitWords({ available, maxPerOrder, maxPerBuyer }: Ticket): string {
  if (available < maxPerOrder) return `at most ${available}: that is all there are`;
  return maxPerBuyer !== null && maxPerBuyer <= maxPerOrder
    ? `at most ${maxPerBuyer} a person`
    : `at most ${maxPerOrder} in one order`;
}
