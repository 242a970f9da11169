import type { Metadata } from 'next';
import Link from 'next/link';
import { ResetForm } from '../../../account/reset-form.tsx';
import { Notice } from '../../../ui/notice.tsx';

export const metadata: Metadata = { title: 'Set a new password', robots: { index: false }, referrer: 'no-referrer' };

export default async function ResetPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { token } = await searchParams;
  return (
    <div className="page narrow stack">
      <h1>Set a new password</h1>
      {typeof token === 'string' && token !== '' ? (
        <div className="panel">
          <ResetForm token={token} />
        </div>
      ) : (
        <Notice kind="careful" title="This link is not whole">
          <p>
            Open it from the e-mail once more, or <Link href="/forgot">ask for a new one</Link>.
          </p>
        </Notice>
      )}
    </div>
  );
}
