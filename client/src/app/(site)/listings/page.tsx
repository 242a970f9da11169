import { Ticket } from '@ticketing-dev/common/contracts';
import type { Metadata } from 'next';
import { askPage } from '../../../api/ask-page.ts';
import { DoneNotice } from '../../../listings/done-notice.tsx';
import classes from '../../../listings/listing-row.module.css';
import { ListingRow } from '../../../listings/listing-row.tsx';
import { signedIn } from '../../../session/current-user.ts';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Pager } from '../../../ui/pager.tsx';

export const metadata: Metadata = { title: 'My listings', robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ListingsPage({ searchParams }: Props) {
  await signedIn('/listings');
  const { cursor, done, id } = await searchParams;
  const { items, nextCursor, isFirst } = await askPage('tickets', '/api/tickets', Ticket, {
    seller: 'me',
    limit: '20',
    cursor: typeof cursor === 'string' ? cursor : undefined,
  });
  return (
    <div className="page stack">
      <div className="row apart">
        <h1>My listings</h1>
        {items.length > 0 && (
          <ButtonLink href="/sell" first>
            Sell tickets
          </ButtonLink>
        )}
      </div>
      <DoneNotice
        done={typeof done === 'string' ? done : undefined}
        ticket={items.find((ticket) => ticket.id === id)}
      />
      {items.length === 0 ? (
        <Empty title="You are not selling anything yet">
          <p className="soft">What you put on sale is here, with what is sold, held and left, and what it earned.</p>
          <ButtonLink href="/sell" first>
            Sell tickets
          </ButtonLink>
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
            Held tickets are being paid for right now; they are sold or left again within minutes. “Sold for” is what is
            sold, at the price it has now.
          </p>
          <Pager
            first={isFirst ? undefined : '/listings'}
            next={nextCursor ? `/listings?cursor=${encodeURIComponent(nextCursor)}` : undefined}
            more="Older listings"
          />
        </>
      )}
    </div>
  );
}
