import { Ticket } from '@ticketing-dev/common/contracts';
import { askPage } from '../api/ask-page.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Empty } from '../ui/empty.tsx';
import { Pager } from '../ui/pager.tsx';
import { DoneNotice } from './done-notice.tsx';
import { findListing } from './find-listing.ts';
import classes from './listing-row.module.css';
import { ListingRow } from './listing-row.tsx';
import { ListingTools } from './listing-tools.tsx';
import { isNarrowed, type ListingsSearch, listingsPath } from './listings-search.ts';

interface Props {
  search: ListingsSearch;
  /** What the seller has just done, and to which listing. */
  done: { what: string; id: string } | undefined;
}

/** One page of the visitor's own listings. However many there are, it is one step through an index. */
export async function ListingList({ search, done }: Props) {
  const { q, show, sort, cursor } = search;
  const [{ items, nextCursor, isFirst }, changed] = await Promise.all([
    askPage('tickets', '/api/tickets', Ticket, { seller: 'me', limit: '20', q, status: show, sort, cursor }),
    done ? findListing(done.id).catch(() => undefined) : undefined,
  ]);
  if (items.length === 0 && isFirst && !isNarrowed(search)) {
    return (
      <Empty title="You are not selling anything yet">
        <p className="soft">What you put on sale is here, with what is sold, held and left, and what it earned.</p>
        <ButtonLink href="/sell" first>
          Sell tickets
        </ButtonLink>
      </Empty>
    );
  }
  return (
    <>
      <DoneNotice done={done?.what} ticket={changed} />
      <ListingTools search={search} />
      {items.length === 0 ? (
        <Empty title={q ? `None of your listings fits “${q}”` : 'No such listings'}>
          <ButtonLink href="/listings">Show all listings</ButtonLink>
        </Empty>
      ) : (
        <>
          <ul className={classes.list}>
            {items.map((ticket) => (
              <li key={ticket.id}>
                <ListingRow ticket={ticket} />
              </li>
            ))}
          </ul>
          <p className="soft small">
            Held tickets are being paid for right now; they are sold or left again within minutes. “Earned” is what was
            paid and not given back.
          </p>
        </>
      )}
      <Pager
        first={isFirst ? undefined : listingsPath({ q, show, sort })}
        next={nextCursor ? listingsPath({ q, show, sort, cursor: nextCursor }) : undefined}
        more="More listings"
      />
    </>
  );
}
