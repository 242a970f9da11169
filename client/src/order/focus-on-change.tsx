'use client';

import { useEffect, useRef } from 'react';

/** When the page becomes another one under the same address, ears and keyboards start at its new heading. */
export function FocusOnChange({ of }: { of: string }) {
  const before = useRef(of);
  useEffect(() => {
    if (before.current === of) return;
    before.current = of;
    const heading = document.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [of]);
  return null;
}
