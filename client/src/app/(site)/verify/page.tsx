import type { Metadata } from 'next';
import Link from 'next/link';
import { VerifyEmail } from '../../../account/verify-email.tsx';
import { currentUser } from '../../../session/current-user.ts';
import { Notice } from '../../../ui/notice.tsx';

export const metadata: Metadata = {
  title: 'Confirm your e-mail address',
  robots: { index: false },
  referrer: 'no-referrer',
};

export default async function VerifyPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { token } = await searchParams;
  const user = await currentUser();
  return (
    <div className="page narrow stack">
      <h1>Confirm your e-mail address</h1>
      {typeof token === 'string' && token !== '' ? (
        <VerifyEmail token={token} signedIn={user !== null} />
      ) : (
        <Notice kind="careful" title="This link is not whole">
          <p>
            Open it from the e-mail once more, or ask for a new one in <Link href="/account">your account</Link>.
          </p>
        </Notice>
      )}
    </div>
  );
}
