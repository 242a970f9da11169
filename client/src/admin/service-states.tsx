'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { call } from '../api/browser.ts';
import { count } from '../format/locale.ts';
import stock from '../ui/stock.module.css';
import classes from './admin.module.css';
import { asLetters } from './dead-letter.ts';

const SERVICES = ['auth', 'tickets', 'orders', 'payments', 'expiration', 'support'];

interface State {
  readonly pending: number;
  readonly letters: number;
  readonly more: boolean;
}

/** Each service asked by itself: one that is away does not hide the others. */
export function ServiceStates() {
  return (
    <ul className={classes.services}>
      {SERVICES.map((service) => (
        <ServiceState key={service} service={service} />
      ))}
    </ul>
  );
}

function ServiceState({ service }: { service: string }) {
  const [state, setState] = useState<State | 'asking' | 'away'>('asking');
  useEffect(() => {
    const ops = `/api/ops/${service}`;
    Promise.all([
      call(`${ops}/outbox`, { read: asBacklog }),
      call(`${ops}/dead-letters?limit=100`, { read: asLetters }),
    ]).then(
      ([pending, { items, nextCursor }]) => setState({ pending, letters: items.length, more: nextCursor !== null }),
      () => setState('away'),
    );
  }, [service]);
  return (
    <li>
      <Link href={`/admin/letters?service=${service}`} prefetch={false}>
        {service}
      </Link>
      <span role="status">{words(state)}</span>
    </li>
  );
}

function words(state: State | 'asking' | 'away') {
  if (state === 'asking') return <span className="soft">Asking …</span>;
  if (state === 'away') return <span className={stock.few}>Does not answer</span>;
  const { pending, letters, more } = state;
  const waiting = pending === 0 ? 'Nothing waits' : `${count(pending, 'message')} to be sent`;
  if (letters === 0) return <span className={stock.left}>{waiting}</span>;
  return (
    <span className={stock.few}>
      {more && 'Over '}
      {count(letters, 'message')} set aside
    </span>
  );
}

function asBacklog(answer: unknown): number {
  return typeof answer === 'object' && answer !== null && 'pending' in answer ? Number(answer.pending) : 0;
}
