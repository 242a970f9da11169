import type { Metadata } from 'next';
import classes from '../../browse/browse-page.module.css';
import { EmptyResult } from '../../browse/empty-result.tsx';
import { findTickets } from '../../browse/find-tickets.ts';
import { PendingProvider } from '../../browse/pending.tsx';
import { Results } from '../../browse/results.tsx';
import { SearchForm } from '../../browse/search-form.tsx';
import { type RawSearch, readSearch, searchPath } from '../../browse/search-params.ts';
import cards from '../../browse/ticket-card.module.css';
import { TicketCard } from '../../browse/ticket-card.tsx';
import { count } from '../../format/locale.ts';
import { Pager } from '../../ui/pager.tsx';

interface Props {
  searchParams: Promise<RawSearch>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const search = readSearch(await searchParams);
  return {
    ...(search.q ? { title: `“${search.q}”` } : {}),
    // Every page of results is the same page to a search engine; only the plain one is worth finding.
    alternates: { canonical: '/' },
    ...(searchPath(search) === '/' ? {} : { robots: { index: false } }),
  };
}

export default async function BrowsePage({ searchParams }: Props) {
  const search = readSearch(await searchParams);
  const { items, nextCursor, isFirst } = await findTickets(search);
  return (
    <PendingProvider>
      <div className="page stack wide">
        <div className="stack">
          <h1 className={classes.headline}>Seats for what you love</h1>
          <SearchForm search={search} />
        </div>
        <Results summary={items.length === 0 ? 'Nothing found' : count(items.length, 'event')}>
          {items.length === 0 ? (
            <EmptyResult search={search} />
          ) : (
            <ul className={cards.grid}>
              {items.map((ticket) => (
                <li key={ticket.id}>
                  <TicketCard ticket={ticket} />
                </li>
              ))}
            </ul>
          )}
          <Pager
            first={isFirst ? undefined : searchPath({ ...search, cursor: undefined })}
            next={nextCursor ? searchPath({ ...search, cursor: nextCursor }) : undefined}
            more="More events"
          />
        </Results>
      </div>
    </PendingProvider>
  );
}
