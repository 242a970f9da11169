import Link from 'next/link';
import classes from './page-links.module.css';

interface Props {
  path: string;
  query: Readonly<Record<string, string | undefined>>;
  cursor: string | undefined;
  next: string | null;
}

/** On to the next page of a list, and back to its first; Back does the rest. */
export function PageLinks({ path, query, cursor, next }: Props) {
  if (cursor === undefined && next === null) return null;
  const address = (more: Record<string, string>) => {
    const said = Object.entries({ ...query, ...more }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return said.length > 0 ? `${path}?${new URLSearchParams(said)}` : path;
  };
  return (
    <nav aria-label="Pages" className={classes.pages}>
      {cursor !== undefined && <Link href={address({})}>First page</Link>}
      {next !== null && (
        <Link href={address({ cursor: next })} rel="next">
          Next page
        </Link>
      )}
    </nav>
  );
}
