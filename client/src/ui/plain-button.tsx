import type { ButtonHTMLAttributes } from 'react';
import classes from './button-link.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The page's one main step. */
  first?: boolean;
  /** While it works it says so, and takes no second click. */
  busy?: boolean;
  wide?: boolean;
}

/** The browser's own button in this site's look: for pages that count every kilobyte. */
export function PlainButton({ first = false, busy = false, wide = false, children, ...rest }: Props) {
  const look = [classes.button, first && classes.first, wide && classes.wide].filter(Boolean).join(' ');
  return (
    <button type="button" className={look} aria-disabled={busy} {...rest}>
      {children}
    </button>
  );
}
