'use client';

import { useEffect, useState } from 'react';
import { keepPages } from '../offline/kept-pages.ts';

/** Puts the tickets on this device, and says so: at the gate there may be no network. */
export function KeepOffline({ paths }: { paths: readonly string[] }) {
  const [kept, setKept] = useState(false);
  const list = paths.join(' ');
  useEffect(() => {
    keepPages(list.split(' ')).then(setKept, () => undefined);
  }, [list]);
  return (
    <p className="soft small" role="status">
      {kept ? 'Saved on this device: opens without a network, too.' : ''}
    </p>
  );
}
