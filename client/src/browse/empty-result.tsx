import { ButtonLink } from '../ui/button-link.tsx';
import { Empty } from '../ui/empty.tsx';
import { filterCount, type Search, searchPath } from './search-params.ts';
import { CATEGORY_NAMES } from './words.ts';

/** Names what was looked for and offers the way out. */
export function EmptyResult({ search }: { search: Search }) {
  const filtered = filterCount(search) > 0;
  const what = search.category ? CATEGORY_NAMES[search.category].toLowerCase() : 'events';
  return (
    <Empty title={search.q ? `Nothing found for “${search.q}”` : `No ${what} fit these filters`}>
      <p className="soft">
        {filtered
          ? 'Fewer filters find more.'
          : 'Try fewer words or another spelling: we look at titles, descriptions and places.'}
      </p>
      <p className="row">
        {filtered && (
          <ButtonLink href={searchPath({ q: search.q })} first>
            Clear filters
          </ButtonLink>
        )}
        {search.q && (
          <ButtonLink href="/" first={!filtered}>
            See everything
          </ButtonLink>
        )}
      </p>
    </Empty>
  );
}
