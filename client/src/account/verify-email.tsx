'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { isProblem } from '../api/api-error.ts';
import { call } from '../api/browser.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** Uses the link up as soon as a person's browser shows the page; mail scanners that only fetch it do not. */
export function VerifyEmail({ token, signedIn }: { token: string; signedIn: boolean }) {
  const [state, setState] = useState<'busy' | 'done' | 'refused'>('busy');
  const [error, setError] = useState<unknown>();
  const begun = useRef(false);
  const verify = async () => {
    setState('busy');
    await call('/api/users/verify', { method: 'POST', body: { token } }).then(
      () => setState('done'),
      (refusal: unknown) => {
        setError(refusal);
        setState(isProblem(refusal, 'already-verified') ? 'done' : 'refused');
      },
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, whatever renders
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    verify().catch(() => undefined);
  }, []);

  if (state === 'busy') return <p role="status">One moment …</p>;
  if (state === 'done')
    return (
      <Notice kind="good" title="Thank you: your address is confirmed" role="status">
        <p>
          <Link href={signedIn ? '/' : '/signin'}>{signedIn ? 'Browse events' : 'Sign in'}</Link>
        </p>
      </Notice>
    );
  return (
    <div className="stack">
      <ProblemNotice error={error} />
      {isProblem(error, 'link-gone') ? (
        <p>
          You can ask for a new link in <Link href="/account">your account</Link>. If you opened this one before, your
          address may be confirmed already.
        </p>
      ) : (
        <div>
          <Button onClick={() => verify().catch(() => undefined)}>Try again</Button>
        </div>
      )}
    </div>
  );
}
