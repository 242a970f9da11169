'use client';

import type { Order } from '@ticketing-dev/common/contracts';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../api/browser.ts';

/** What the checkout needs of an order, and when it was so on this page's own clock (which nobody can set). */
export interface Seen {
  readonly order: Order;
  readonly atMs: number;
}

const CALM_MS = 15_000;
const SOON_MS = 1_000;

/** The order as the server has it. When its status changes, the whole page is made anew. */
export function useWatchedOrder(rendered: Order, eager: boolean) {
  const router = useRouter();
  // The first look, right after this, says exactly how old the page was.
  const [seen, setSeen] = useState<Seen>(() => ({ order: rendered, atMs: performance.now() }));
  const status = useRef(rendered.status);
  const take = useCallback(
    (order: Order, atMs: number) => {
      setSeen({ order, atMs });
      if (order.status === status.current) return;
      status.current = order.status;
      // Of seats that were released a dialog tells first: the page does not change under the buyer's hands.
      if (order.cancelReason !== 'expired') router.refresh();
    },
    [router],
  );
  const look = useCallback(async (): Promise<Order | undefined> => {
    // The answer's clock is at least as old as the question: no second too many is shown.
    const askedAt = performance.now();
    const order = await call(`/api/orders/${rendered.id}`, { read: asOrder }).catch(() => undefined);
    if (order) take(order, askedAt);
    return order;
  }, [rendered.id, take]);

  useEffect(() => {
    const glance = () => {
      if (document.visibilityState === 'visible') look().catch(() => undefined);
    };
    glance();
    const timer = setInterval(glance, eager ? SOON_MS : CALM_MS);
    const wakes = ['focus', 'online', 'pageshow'] as const;
    for (const wake of wakes) window.addEventListener(wake, glance);
    document.addEventListener('visibilitychange', glance);
    return () => {
      clearInterval(timer);
      for (const wake of wakes) window.removeEventListener(wake, glance);
      document.removeEventListener('visibilitychange', glance);
    };
  }, [look, eager]);

  return { seen, look };
}

function asOrder(answer: unknown): Order | undefined {
  return isOrder(answer) ? answer : undefined;
}

/** Our own API's word is taken: the whole schema would cost this page its size. */
function isOrder(answer: unknown): answer is Order {
  return (
    typeof answer === 'object' && answer !== null && 'status' in answer && 'expiresAt' in answer && 'now' in answer
  );
}
