import { SERVICES } from '@ticketing-dev/common/contracts';
import type { Metadata } from 'next';
import Link from 'next/link';
import { allowed } from '../../../../admin/allowed.ts';
import { DeadLetters } from '../../../../admin/dead-letters.tsx';
import classes from '../../../../orders-list/order-row.module.css';

export const metadata: Metadata = { title: 'Messages set aside', robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LettersPage({ searchParams }: Props) {
  await allowed('/admin/letters', 'ops');
  const { service } = await searchParams;
  const chosen = SERVICES.find((name) => name === service) ?? 'auth';
  return (
    <div className="page middle stack">
      <div className="stack tight">
        <p className="small">
          <Link href="/admin">Administration</Link>
        </p>
        <h1>Messages set aside</h1>
        <p className="soft">What a service heard and could not deal with. The others went on.</p>
      </div>
      <nav aria-label="Which service" className={classes.filters}>
        {SERVICES.map((name) => (
          <Link
            key={name}
            href={`/admin/letters?service=${name}`}
            prefetch={false}
            aria-current={name === chosen ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      <DeadLetters key={chosen} service={chosen} />
    </div>
  );
}
