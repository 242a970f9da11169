import Link from 'next/link';
import classes from './browse-page.module.css';
import { filterCount, type Search, searchPath } from './search-params.ts';
import { CATEGORY_NAMES } from './words.ts';

/** Names what was looked for and offers the way out. */
export function EmptyResult({ search }: { search: Search }) {
  const filtered = filterCount(search) > 0;
  const what = search.category ? CATEGORY_NAMES[search.category].toLowerCase() : 'events';
  return (
    <div className={`panel ${classes.empty}`}>
      <h2>{search.q ? `Nothing found for “${search.q}”` : `No ${what} fit these filters`}</h2>
      <p className="soft">
        {filtered
          ? 'Fewer filters find more.'
          : 'Try fewer words or another spelling: we look at titles, descriptions and places.'}
      </p>
      <div className={classes.pages}>
        {filtered && search.q && <Link href={searchPath({ q: search.q })}>Clear filters</Link>}
        <Link href="/" className={classes.next}>
          {filtered && !search.q ? 'Clear filters' : 'See everything'}
        </Link>
      </div>
    </div>
  );
}
