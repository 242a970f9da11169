import type { Metadata } from 'next';
import { readAccount } from '../../../account/read-account.ts';
import { LinkGone, VerifyEmail } from '../../../account/verify-email.tsx';
import { currentUser } from '../../../session/current-user.ts';

export const metadata: Metadata = {
  title: 'Confirm your e-mail address',
  robots: { index: false },
  // The address holds a secret.
  referrer: 'no-referrer',
};

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function VerifyPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const account = (await currentUser()) ? await readAccount().catch(() => null) : null;
  const user = account && { email: account.email, verified: account.emailVerified };
  return (
    <div className="page narrow stack">
      <h1>Confirm your address</h1>
      <div className="panel">
        {typeof token === 'string' && token !== '' ? (
          <VerifyEmail token={token} user={user} />
        ) : (
          <LinkGone user={user} />
        )}
      </div>
    </div>
  );
}
