'use client';

import { useEffect } from 'react';

const SAID = 'redirect_status';

/**
 * Stripe's parameters (a secret among them) leave the address, and with it the history and every link made of it. What the bank
 * said stays until we know more: a reload must not ask for a card again.
 */
export function ForgetBankParameters({ settled }: { settled: boolean }) {
  useEffect(() => {
    const url = new URL(window.location.href);
    const said = url.searchParams.get(SAID);
    if (said === null) return;
    const rest = settled ? '' : `?${new URLSearchParams({ [SAID]: said })}`;
    if (url.search !== rest) window.history.replaceState(window.history.state, '', url.pathname + rest);
  }, [settled]);
  return null;
}
