'use client';

import { type ReactNode, useContext } from 'react';
import classes from './browse-page.module.css';
import { CardSkeletons } from './card-skeletons.tsx';
import { Pending } from './pending.tsx';

/** The results, or places of their size while others are on their way. Says to ears what the eye sees change. */
export function Results({ summary, children }: { summary: string; children: ReactNode }) {
  const { pending } = useContext(Pending);
  return (
    <section aria-label="Events" aria-busy={pending}>
      <p role="status" className="for-ears">
        {pending ? 'Searching' : summary}
      </p>
      <div className={classes.results}>{pending ? <CardSkeletons count={6} /> : children}</div>
    </section>
  );
}
