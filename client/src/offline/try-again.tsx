'use client';

import { useEffect } from 'react';
import { PlainButton } from '../ui/plain-button.tsx';

/** By hand, and by itself as soon as the network is back. */
export function TryAgain() {
  useEffect(() => {
    const again = () => window.location.reload();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  return (
    <div>
      <PlainButton first onClick={() => window.location.reload()}>
        Try again
      </PlainButton>
    </div>
  );
}
