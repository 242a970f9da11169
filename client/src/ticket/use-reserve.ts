'use client';

import type { Ticket } from '@ticketing-dev/common/contracts';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { isProblem } from '../api/api-error.ts';
import { call } from '../api/browser.ts';
import { forgetReservation, oneTabAtATime, reservationKey } from './reservation-key.ts';

interface Wish {
  readonly ticket: Ticket;
  readonly quantity: number;
  readonly signedIn: boolean;
}

/** Holds seats and goes on to pay. However often it is clicked, and in however many tabs, it is one reservation. */
export function useReserve(look: () => Promise<void>) {
  const router = useRouter();
  const openedAt = useRef(0);
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    openedAt.current = Date.now();
  }, []);

  async function run({ ticket, quantity, signedIn }: Wish) {
    if (!signedIn) return router.push(`/signin?next=${encodeURIComponent(`/tickets/${ticket.id}`)}`);
    const body = { ticketId: ticket.id, quantity, unitPrice: ticket.price };
    const name = `${ticket.id}:${quantity}:${ticket.price}`;
    for (;;) {
      const { key, isOld } = await oneTabAtATime(() => reservationKey(name, openedAt.current));
      const order = await call('/api/orders', { method: 'POST', body, idempotencyKey: key, read: asMadeOrder });
      // The same click in another tab, whose order has ended meanwhile: this one is a new wish.
      if (order.status !== 'created' && isOld) forgetReservation(name);
      else return router.push(`/orders/${order.id}`);
    }
  }

  const reserve = (wish: Wish) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    run(wish).catch(async (refusal: unknown) => {
      running.current = false;
      setBusy(false);
      setError(refusal);
      if (isProblem(refusal)) await look();
    });
  };
  return { reserve, busy, error };
}

function asMadeOrder(answer: unknown): { id: string; status: string } {
  if (typeof answer === 'object' && answer !== null && 'id' in answer && 'status' in answer) {
    return { id: String(answer.id), status: String(answer.status) };
  }
  throw new Error('The answer is not an order.');
}
