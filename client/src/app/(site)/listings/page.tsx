import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ListingList } from '../../../listings/listing-list.tsx';
import { listingsPath, readListingsSearch } from '../../../listings/listings-search.ts';
import { signedIn } from '../../../session/current-user.ts';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { RowSkeletons } from '../../../ui/skeletons.tsx';

export const metadata: Metadata = { title: 'My listings', robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ListingsPage({ searchParams }: Props) {
  const raw = await searchParams;
  const search = readListingsSearch(raw);
  await signedIn(listingsPath(search));
  const { done, id } = raw;
  const told = typeof done === 'string' && typeof id === 'string' ? { what: done, id } : undefined;
  return (
    <div className="page stack">
      <div className="row apart">
        <h1>My listings</h1>
        <p className="row">
          <a href="/listings/listings.csv">As a spreadsheet (CSV)</a>
          <ButtonLink href="/sell">Sell tickets</ButtonLink>
        </p>
      </div>
      <Suspense key={listingsPath(search)} fallback={<RowSkeletons rows={5} height="7.5rem" />}>
        <ListingList search={search} done={told} />
      </Suspense>
    </div>
  );
}
