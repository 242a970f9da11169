import type { ReactNode } from 'react';
import classes from './empty.module.css';

/** Nothing here yet: says what will be here, and how. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={`panel ${classes.empty}`}>
      <svg
        viewBox="0 0 80 80"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        aria-hidden="true"
        className={classes.picture}
      >
        <g transform="rotate(-12 40 40)" strokeLinejoin="round" strokeLinecap="round">
          <path d="M10 27a4 4 0 0 1 4-4h52a4 4 0 0 1 4 4v6a7 7 0 0 0 0 14v6a4 4 0 0 1-4 4H14a4 4 0 0 1-4-4v-6a7 7 0 0 0 0-14Z" />
          <path d="M50 28v24" strokeDasharray="3 6" />
        </g>
      </svg>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
