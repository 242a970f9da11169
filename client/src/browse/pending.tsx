'use client';

import { createContext, type ReactNode, useMemo, useTransition } from 'react';

/** Whether other results are on their way, and how to send for them. */
export const Pending = createContext<{ pending: boolean; go: (step: () => void) => void }>({
  pending: false,
  go: (step) => step(),
});

export function PendingProvider({ children }: { children: ReactNode }) {
  const [pending, start] = useTransition();
  const value = useMemo(() => ({ pending, go: (step: () => void) => start(step) }), [pending]);
  return <Pending value={value}>{children}</Pending>;
}
