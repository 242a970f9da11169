'use client';

import { Button } from '@mantine/core';
import { useEffect } from 'react';

/** By hand, and by itself as soon as the network is back. */
export function TryAgain() {
  useEffect(() => {
    const again = () => window.location.reload();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  return (
    <div>
      <Button onClick={() => window.location.reload()}>Try again</Button>
    </div>
  );
}
