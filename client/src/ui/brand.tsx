import Link from 'next/link';
import classes from './brand.module.css';

export function Brand() {
  return (
    <Link href="/" className={classes.brand} aria-label="ticketing.dev, home">
      <BrandMark />
      <span>
        ticketing<span className={classes.dot}>.dev</span>
      </span>
    </Link>
  );
}

export function BrandMark() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" className={classes.mark}>
      <path d="M3 8.5A2.5 2.5 0 0 1 5.5 6h17A2.5 2.5 0 0 1 25 8.5V11a3 3 0 0 0 0 6v2.5a2.5 2.5 0 0 1-2.5 2.5h-17A2.5 2.5 0 0 1 3 19.5V17a3 3 0 0 0 0-6Z" />
      <path d="M11 9.5v1.8M11 13.1v1.8M11 16.7v1.8" className={classes.stub} />
    </svg>
  );
}
