import Link from 'next/link';
import type { ReactNode } from 'react';
import classes from './button-link.module.css';

/** A link that looks like the button it would be elsewhere; `first` is the page's one main step. */
export function ButtonLink({ href, first = false, children }: { href: string; first?: boolean; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className={`${classes.button} ${first ? classes.first : ''}`}>
      {children}
    </Link>
  );
}
