'use client';

import { useEffect } from 'react';

/** Stripe's parameters (a secret among them) leave the address, and with it the history and every link made of it. */
export function ForgetBankParameters() {
  useEffect(() => {
    const url = new URL(window.location.href);
    if (url.searchParams.has('redirect_status')) window.history.replaceState(window.history.state, '', url.pathname);
  }, []);
  return null;
}
