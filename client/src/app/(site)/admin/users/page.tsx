import { Email, User } from '@ticketing-dev/common/contracts';
import type { Metadata } from 'next';
import Link from 'next/link';
import { AccountRow } from '../../../../admin/account-row.tsx';
import classes from '../../../../admin/admin.module.css';
import { allowed, may } from '../../../../admin/allowed.ts';
import { LookUp } from '../../../../admin/look-up.tsx';
import { askPage } from '../../../../api/ask-page.ts';
import { Pager } from '../../../../ui/pager.tsx';

export const metadata: Metadata = { title: 'Accounts', robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function UsersPage({ searchParams }: Props) {
  const visitor = await allowed('/admin/users', 'users:read-any');
  const { email, cursor } = await searchParams;
  const said = typeof email === 'string' ? email.trim() : '';
  const address = Email.safeParse(said);
  const wanted = address.success ? address.data : undefined;
  const { items, nextCursor, isFirst } =
    said && !wanted
      ? { items: [], nextCursor: null, isFirst: true }
      : await askPage('auth', '/api/users', User, {
          email: wanted,
          limit: '20',
          cursor: typeof cursor === 'string' ? cursor : undefined,
        });
  return (
    <div className="page middle stack">
      <div className="stack tight">
        <p className="small">
          <Link href="/admin">Administration</Link>
        </p>
        <h1>Accounts</h1>
        <p className="soft">{said ? <Link href="/admin/users">Show the newest</Link> : 'The newest first.'}</p>
      </div>
      <section className="panel" aria-label="Find an account">
        <LookUp
          action="/admin/users"
          name="email"
          label="E-mail address"
          hint="The whole address."
          value={said}
          missing={said && items.length === 0 ? `There is no account of ${said}.` : undefined}
        />
      </section>
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map((user) => (
            <AccountRow key={user.id} user={user} manage={may(visitor, 'users:manage') && user.id !== visitor.id} />
          ))}
        </ul>
      )}
      <Pager
        first={isFirst ? undefined : '/admin/users'}
        next={nextCursor ? `/admin/users?cursor=${encodeURIComponent(nextCursor)}` : undefined}
        more="Older accounts"
      />
    </div>
  );
}
