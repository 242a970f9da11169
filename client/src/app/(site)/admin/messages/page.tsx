import type { Metadata } from 'next';
import Link from 'next/link';
import { allowed } from '../../../../admin/allowed.ts';
import { LookUp } from '../../../../admin/look-up.tsx';
import { Messages } from '../../../../admin/messages.tsx';
import classes from '../../../../orders-list/order-row.module.css';

export const metadata: Metadata = { title: 'E-mails and text messages', robots: { index: false } };

const STATES = ['failed', 'queued', 'parked', 'sent', 'skipped', 'dropped', 'all'];

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Operators' inbox: what the product said to whom about what, without the words. */
export default async function MessagesPage({ searchParams }: Props) {
  await allowed('/admin/messages', 'ops');
  const { state, about } = await searchParams;
  const aboutId = typeof about === 'string' && about !== '' ? about : undefined;
  const chosen = STATES.find((one) => one === state) ?? (aboutId ? 'all' : 'failed');
  return (
    <div className="page middle stack">
      <div className="stack tight">
        <p className="small">
          <Link href="/admin">Administration</Link>
        </p>
        <h1>E-mails and text messages</h1>
        <p className="soft">
          What was said, and what could not be. The words themselves hold links and codes, and are not shown;{' '}
          <a href="/api/ops/support/previews">every kind with sample data</a> is.
        </p>
      </div>
      <LookUp
        action="/admin/messages"
        name="about"
        label="About which order or payment"
        hint="Its number: everything that was said about it."
        value={aboutId}
      />
      <nav aria-label="Which messages" className={classes.filters}>
        {STATES.map((name) => (
          <Link
            key={name}
            href={`/admin/messages?state=${name}${aboutId ? `&about=${encodeURIComponent(aboutId)}` : ''}`}
            prefetch={false}
            aria-current={name === chosen ? 'page' : undefined}
          >
            {name === 'failed' ? 'given up' : name}
          </Link>
        ))}
      </nav>
      <Messages key={`${chosen} ${aboutId}`} state={chosen} about={aboutId} />
    </div>
  );
}
