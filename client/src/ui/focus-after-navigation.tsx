'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** After a step to another page the focus is at its heading, as if the page had been loaded: for keyboards and ears. */
export function FocusAfterNavigation() {
  const path = usePathname();
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    const heading = document.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [path]);
  return null;
}
