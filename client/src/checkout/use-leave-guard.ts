'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

/**
 * Leaving asks once: by a link, by Back, and (there in the browser's own words, and only once something was typed) by closing.
 * `leave` goes where the visitor wanted to.
 */
export function useLeaveGuard(active: boolean) {
  const router = useRouter();
  const [to, setTo] = useState<string | 'back'>();
  const asked = useRef(false);
  const armed = useRef(false);
  armed.current = active;

  useEffect(() => {
    if (!active || asked.current) return;
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || event.ctrlKey || event.metaKey) return;
      if (link.origin !== window.location.origin || link.pathname === window.location.pathname || asked.current) return;
      event.preventDefault();
      event.stopPropagation();
      asked.current = true;
      setTo(link.pathname + link.search);
    };
    document.addEventListener('click', onClick, true);
    return () => document.removeEventListener('click', onClick, true);
  }, [active]);

  useEffect(() => {
    if (!active || asked.current) return;
    // One more entry for this very page: Back takes that one, and there is time to ask.
    if (history.state?.checkout !== window.location.pathname) {
      history.pushState({ ...history.state, checkout: window.location.pathname }, '', window.location.href);
    }
    const onBack = () => {
      if (!armed.current || asked.current || history.state?.checkout === window.location.pathname) return;
      asked.current = true;
      setTo('back');
    };
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, [active]);

  return {
    asking: to !== undefined,
    stay: () => setTo(undefined),
    leave: () => {
      armed.current = false;
      if (to === 'back') router.back();
      else if (to) router.push(to);
    },
    /** There is nothing left to ask, and Back leads where it did before. */
    disarm: () => {
      armed.current = false;
      asked.current = true;
      if (history.state?.checkout === window.location.pathname) history.back();
    },
    /** The page itself goes elsewhere: no question. */
    letGo: () => {
      armed.current = false;
      asked.current = true;
    },
  };
}
