import type { Metadata } from 'next';
import { ResetForm, ResetLinkGone } from '../../../account/reset-form.tsx';

export const metadata: Metadata = {
  title: 'Set a new password',
  robots: { index: false },
  // The address holds a secret.
  referrer: 'no-referrer',
};

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ResetPage({ searchParams }: Props) {
  const { token } = await searchParams;
  return (
    <div className="page narrow stack">
      <h1>Set a new password</h1>
      <div className="panel">
        {typeof token === 'string' && token !== '' ? <ResetForm token={token} /> : <ResetLinkGone />}
      </div>
    </div>
  );
}
