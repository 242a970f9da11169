import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignUpForm } from '../../../account/sign-up-form.tsx';
import { currentUser } from '../../../session/current-user.ts';
import { ownPath } from '../../../session/own-path.ts';
import { NeedsScript } from '../../../ui/needs-script.tsx';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const next = ownPath((await searchParams).next);
  if (await currentUser()) redirect(next);
  return (
    <div className="page narrow stack">
      <h1>Create an account</h1>
      <NeedsScript what="Signing up" />
      <div className="panel">
        <SignUpForm next={next} />
      </div>
    </div>
  );
}
