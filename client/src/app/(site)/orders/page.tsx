import { ORDER_STATUSES, Order, pageOf } from '@ticketing-dev/common/contracts';
import type { Metadata } from 'next';
import Link from 'next/link';
import { z } from 'zod';
import { isProblem } from '../../../api/api-error.ts';
import { ask } from '../../../api/server.ts';
import { OrderList } from '../../../order/order-list.tsx';
import { signedIn } from '../../../session/current-user.ts';
import { FilterLinks } from '../../../ui/filter-links.tsx';
import { PageLinks } from '../../../ui/page-links.tsx';

export const metadata: Metadata = { title: 'My orders', robots: { index: false } };

const Query = z.object({
  status: z.enum(ORDER_STATUSES).optional().catch(undefined),
  cursor: z.string().max(500).optional().catch(undefined),
});
const Page = pageOf(Order);
const FILTERS = [
  { value: undefined, label: 'All' },
  { value: 'created', label: 'To pay' },
  { value: 'completed', label: 'With tickets' },
  { value: 'cancelled', label: 'Cancelled' },
  { value: 'refunded', label: 'Refunded' },
] as const;

export default async function OrdersPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  await signedIn('/orders');
  const { status, cursor } = Query.parse(await searchParams);
  const page = await orders(status, cursor);
  return (
    <div className="page middle stack">
      <h1>My orders</h1>
      <FilterLinks label="Which orders" path="/orders" name="status" options={FILTERS} chosen={status} />
      {page.items.length > 0 ? (
        <OrderList orders={page.items} />
      ) : (
        <div className="panel stack">
          <p>{status ? 'No orders like these.' : 'You have not ordered anything yet.'}</p>
          <p>
            <Link href="/">Browse events</Link>
          </p>
        </div>
      )}
      <PageLinks path="/orders" query={{ status }} cursor={cursor} next={page.nextCursor} />
    </div>
  );
}

/** A cursor nobody gave out means the first page. */
async function orders(status: string | undefined, cursor: string | undefined) {
  const query = new URLSearchParams({ limit: '20', ...(status ? { status } : {}) });
  const first = () => ask('orders', `/api/orders?${query}`, Page);
  if (cursor === undefined) return first();
  return ask('orders', `/api/orders?${query}&cursor=${encodeURIComponent(cursor)}`, Page).catch((error: unknown) => {
    if (isProblem(error, 'invalid-input')) return first();
    throw error;
  });
}
