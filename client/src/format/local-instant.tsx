'use client';

import { useEffect, useState } from 'react';
import { instant } from './dates.ts';

/** An instant on the visitor's own clock; until their browser has said which that is, on the world's. */
export function LocalInstant({ at }: { at: string }) {
  const [zone, setZone] = useState('UTC');
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return <time dateTime={at}>{instant(at, zone)}</time>;
}
