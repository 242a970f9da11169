'use client';

import { useEffect, useState } from 'react';
import { eventTime } from '../format/dates.ts';

/** The same moment on the visitor's clock, where that is another zone. Only the browser knows it. */
export function YourTime({ at, eventZone }: { at: string; eventZone: string }) {
  const [text, setText] = useState('');
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const [here, there] = [eventTime(at, timeZone), eventTime(at, eventZone)];
    if (here !== there) setText(here);
  }, [at, eventZone]);
  return text ? <> · yours: {text}</> : null;
}
