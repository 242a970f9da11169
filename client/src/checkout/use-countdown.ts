'use client';

import { useEffect, useState } from 'react';
import type { Seen } from './use-watched-order.ts';

/**
 * Whole seconds left by the server's clock. Counted on a clock of this page that nobody can set; what the visitor's own clock
 * says plays no part.
 */
export function useCountdown({ order, atMs }: Seen): number {
  const leftThen = Date.parse(order.expiresAt) - Date.parse(order.now);
  const [left, setLeft] = useState(() => seconds(leftThen));
  useEffect(() => {
    const tick = () => setLeft(seconds(leftThen - (performance.now() - atMs)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [leftThen, atMs]);
  return left;
}

const seconds = (ms: number) => Math.max(0, Math.ceil(ms / 1_000));
