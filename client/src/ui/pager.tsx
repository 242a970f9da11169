import Link from 'next/link';
import classes from './pager.module.css';

interface Props {
  /** The address of the first page, when this is a later one. */
  first?: string | undefined;
  /** The address of the next page, when there is one. */
  next?: string | undefined;
  more: string;
}

/** Through a list whose place stands in the address; the way back is the browser's own. */
export function Pager({ first, next, more }: Props) {
  if (!first && !next) return null;
  return (
    <nav aria-label="Pages" className={classes.pages}>
      {first && <Link href={first}>First page</Link>}
      {next && (
        <Link href={next} rel="next" className={classes.next}>
          {more}
        </Link>
      )}
    </nav>
  );
}
