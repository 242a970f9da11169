'use client';

import type { Ticket } from '@ticketing-dev/common/contracts';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../api/browser.ts';

const EVERY_MS = 8_000;

/** The listing as it is now, not as it was when the page was made: looked at again while the page is being looked at. */
export function useFreshTicket(rendered: Ticket) {
  const [ticket, setTicket] = useState(rendered);
  useEffect(() => setTicket(rendered), [rendered]);
  const look = useCallback(async () => {
    const fresh = await call(`/api/tickets/${rendered.id}`, { read: asTicket }).catch(() => undefined);
    if (fresh) setTicket(fresh);
  }, [rendered.id]);
  useEffect(() => {
    const glance = () => {
      if (document.visibilityState === 'visible') look().catch(() => undefined);
    };
    const timer = setInterval(glance, EVERY_MS);
    document.addEventListener('visibilitychange', glance);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', glance);
    };
  }, [look]);
  return { ticket, look };
}

/** Our own API's word is taken: the whole schema would cost this page its size. */
function asTicket(answer: unknown): Ticket | undefined {
  return isTicket(answer) ? answer : undefined;
}

function isTicket(answer: unknown): answer is Ticket {
  return typeof answer === 'object' && answer !== null && 'available' in answer && 'price' in answer;
}
