'use client';

import type { Order } from '@ticketing-dev/common/contracts';
import { useEffect, useRef } from 'react';
import { call } from '../api/browser.ts';
import { PaymentRefused } from './payment-refused.ts';

const EVERY_MS = 1_000;
const PROMISED = new Set(['authorized', 'capturing', 'captured']);

const bankRefused = () => new PaymentRefused('Your bank did not confirm the payment.');

/** Where the page starts: the buyer may come back from the bank, or to a payment that is under way. */
export function firstPhase(
  order: Order,
  payment: { status: string } | null,
  backFromBank: string | null,
): 'form' | 'confirming' {
  const promised = order.status === 'paying' || PROMISED.has(payment?.status ?? '');
  if (promised || backFromBank === 'succeeded') return 'confirming';
  // The bank's "no" may still be on its way to us.
  return backFromBank !== null && payment?.status === 'requires-action' ? 'confirming' : 'form';
}

/** The bank's "no", where the buyer comes from there with it. */
export function firstRefusal(phase: 'form' | 'confirming', backFromBank: string | null): PaymentRefused | undefined {
  return phase === 'form' && backFromBank !== null && backFromBank !== 'succeeded' ? bankRefused() : undefined;
}

/** While the bank's "no" is on its way to us, looks for it. */
export function useBankAnswer(active: boolean, orderId: string, onRefused: (error: PaymentRefused) => void): void {
  const refused = useRef(onRefused);
  refused.current = onRefused;
  useEffect(() => {
    if (!active) return;
    const look = async () => {
      const status = await call(`/api/payments?orderId=${orderId}`, { read: newestStatus });
      if (status === 'created' || status === 'failed' || status === 'voided') refused.current(bankRefused());
    };
    const timer = setInterval(() => look().catch(() => undefined), EVERY_MS);
    return () => clearInterval(timer);
  }, [active, orderId]);
}

function newestStatus(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('items' in answer) || !Array.isArray(answer.items))
    return undefined;
  const newest: unknown = answer.items.at(-1);
  return typeof newest === 'object' && newest !== null && 'status' in newest ? String(newest.status) : undefined;
}
