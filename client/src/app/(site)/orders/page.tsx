import type { Metadata } from 'next';
import { Suspense } from 'react';
import { filterOf, ordersPath } from '../../../orders-list/filters.ts';
import { OrderList } from '../../../orders-list/order-list.tsx';
import { signedIn } from '../../../session/current-user.ts';
import { RowSkeletons } from '../../../ui/skeletons.tsx';

export const metadata: Metadata = { title: 'My orders', robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OrdersPage({ searchParams }: Props) {
  const { cursor, show } = await searchParams;
  const filter = filterOf(show);
  const from = typeof cursor === 'string' ? cursor : undefined;
  await signedIn(ordersPath(filter.word));
  return (
    <div className="page middle stack">
      <h1>My orders</h1>
      <Suspense key={ordersPath(filter.word, from)} fallback={<RowSkeletons rows={4} height="7.5rem" />}>
        <OrderList filter={filter} cursor={from} />
      </Suspense>
    </div>
  );
}
