import { SERVICES } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import classes from '../orders-list/order-row.module.css';

/** From one document to another. */
export function DocsNav({ chosen }: { chosen: string }) {
  const pages = [
    ...SERVICES.map((name) => [name, `/api/docs?service=${name}`]),
    ['events', '/api/docs/events'],
  ] as const;
  return (
    <nav aria-label="Which document" className={classes.filters}>
      {pages.map(([name = '', href = '']) => (
        <Link key={name} href={href} prefetch={false} aria-current={name === chosen ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
