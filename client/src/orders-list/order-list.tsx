import { Order } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { askPage } from '../api/ask-page.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Empty } from '../ui/empty.tsx';
import { Pager } from '../ui/pager.tsx';
import { FILTERS, type OrderFilter, ordersPath } from './filters.ts';
import classes from './order-row.module.css';
import { OrderRow } from './order-row.tsx';

/** One page of the visitor's orders, and what narrows them. */
export async function OrderList({ filter, cursor }: { filter: OrderFilter; cursor: string | undefined }) {
  const { word, status, none } = filter;
  const { items, nextCursor, isFirst } = await askPage('orders', '/api/orders', Order, { limit: '20', status, cursor });
  if (items.length === 0 && isFirst && word === '') {
    return (
      <Empty title="No orders yet">
        <p className="soft">What you reserve and buy is here, with your tickets.</p>
        <ButtonLink href="/" first>
          Browse events
        </ButtonLink>
      </Empty>
    );
  }
  return (
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
          <p className="soft">{none}</p>
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
  );
}
