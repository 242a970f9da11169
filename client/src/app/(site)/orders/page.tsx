import { Order } from '@ticketing-dev/common/contracts';
import type { Metadata } from 'next';
import Link from 'next/link';
import { askPage } from '../../../api/ask-page.ts';
import { FILTERS, ordersPath } from '../../../orders-list/filters.ts';
import classes from '../../../orders-list/order-row.module.css';
import { OrderRow } from '../../../orders-list/order-row.tsx';
import { signedIn } from '../../../session/current-user.ts';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Pager } from '../../../ui/pager.tsx';

export const metadata: Metadata = { title: 'My orders', robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OrdersPage({ searchParams }: Props) {
  const { cursor, show } = await searchParams;
  const filter = FILTERS.find(({ word }) => word === show && word !== '');
  const word = filter?.word ?? '';
  await signedIn(ordersPath(word));
  const { items, nextCursor, isFirst } = await askPage('orders', '/api/orders', Order, {
    limit: '20',
    status: filter?.status,
    cursor: typeof cursor === 'string' ? cursor : undefined,
  });
  const none = items.length === 0 && isFirst && !filter;
  return (
    <div className="page middle stack">
      <h1>My orders</h1>
      {none ? (
        <Empty title="No orders yet">
          <p className="soft">What you reserve and buy is here, with your tickets.</p>
          <ButtonLink href="/" first>
            Browse events
          </ButtonLink>
        </Empty>
      ) : (
        <>
          <nav aria-label="Which orders" className={classes.filters}>
            {FILTERS.map((one) => (
              <Link key={one.word} href={ordersPath(one.word)} aria-current={one.word === word ? 'page' : undefined}>
                {one.label}
              </Link>
            ))}
          </nav>
          {items.length === 0 ? (
            <Empty title="No such orders">
              <p className="soft">None of your orders is {filter ? FILTERED[filter.word] : 'here'} right now.</p>
              <ButtonLink href="/orders">Show all orders</ButtonLink>
            </Empty>
          ) : (
            <ul className={classes.list}>
              {items.map((order) => (
                <li key={order.id}>
                  <OrderRow order={order} />
                </li>
              ))}
            </ul>
          )}
          <Pager
            first={isFirst ? undefined : ordersPath(word)}
            next={nextCursor ? ordersPath(word, nextCursor) : undefined}
            more="Older orders"
          />
        </>
      )}
    </div>
  );
}

const FILTERED: Readonly<Record<string, string>> = {
  unpaid: 'waiting to be paid',
  paid: 'paid',
  cancelled: 'cancelled',
  refunded: 'refunded',
};
