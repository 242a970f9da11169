import { TICKET_SORTS } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { SORT_NAMES } from '../browse/words.ts';
import pills from '../orders-list/order-row.module.css';
import { PlainButton } from '../ui/plain-button.tsx';
import classes from './listing-tools.module.css';
import { type ListingsSearch, listingsPath } from './listings-search.ts';

const KINDS = [
  { show: undefined, label: 'All' },
  { show: 'listed', label: 'On offer' },
  { show: 'withdrawn', label: 'Withdrawn' },
] as const;

/** What narrows and orders a seller's list: links and a GET form, so that all of it stands in the address. */
export function ListingTools({ search }: { search: ListingsSearch }) {
  const { q, show, sort } = search;
  return (
    <div className={classes.tools}>
      <nav aria-label="Which listings" className={pills.filters}>
        {KINDS.map((kind) => (
          <Link
            key={kind.label}
            href={listingsPath({ q, sort, show: kind.show })}
            prefetch={false}
            aria-current={kind.show === show ? 'page' : undefined}
          >
            {kind.label}
          </Link>
        ))}
      </nav>
      <search>
        <form action="/listings" method="get" className={classes.form}>
          {show && <input type="hidden" name="show" value={show} />}
          <label className={classes.field}>
            <span>Title or place</span>
            <input key={q ?? ''} type="search" name="q" defaultValue={q} maxLength={200} />
          </label>
          <label className={classes.field}>
            <span>Sort by</span>
            <select key={sort} name="sort" defaultValue={sort}>
              {TICKET_SORTS.map((one) => (
                <option key={one} value={one}>
                  {SORT_NAMES[one]}
                </option>
              ))}
            </select>
          </label>
          <PlainButton type="submit">Show</PlainButton>
        </form>
      </search>
    </div>
  );
}
