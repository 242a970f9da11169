import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '../../../account/sign-in-form.tsx';
import { currentUser } from '../../../session/current-user.ts';
import { ownPath } from '../../../session/own-path.ts';
import { NeedsScript } from '../../../ui/needs-script.tsx';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const next = ownPath((await searchParams).next);
  if (await currentUser()) redirect(next);
  return (
    <div className="page narrow stack">
      <h1>Sign in</h1>
      <NeedsScript what="Signing in" />
      <div className="panel">
        <SignInForm next={next} />
      </div>
    </div>
  );
}
