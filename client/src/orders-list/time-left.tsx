'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

/** Counts down by how long the page has been here, from what the server's clock said: the visitor's own does not matter. */
export function TimeLeft({ expiresAt, now }: { expiresAt: string; now: string }) {
  const router = useRouter();
  const [left, setLeft] = useState(Date.parse(expiresAt) - Date.parse(now));
  const told = useRef(false);
  useEffect(() => {
    told.current = false;
    const end = performance.now() + Date.parse(expiresAt) - Date.parse(now);
    const tick = () => {
      setLeft(end - performance.now());
      if (end > performance.now() || told.current) return;
      told.current = true;
      router.refresh();
    };
    tick();
    const timer = setInterval(tick, 1_000);
    // A tab that slept may have lost time: the server knows.
    const look = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [expiresAt, now, router]);
  if (left <= 0) return <>Time is up</>;
  const seconds = Math.ceil(left / 1_000);
  return (
    <span role="timer" className="numbers">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')} left to pay
    </span>
  );
}
