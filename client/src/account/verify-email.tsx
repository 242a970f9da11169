'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { isProblem } from '../api/api-error.ts';
import { call } from '../api/browser.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SendLinkAgain } from './send-link-again.tsx';

interface Props {
  token: string;
  /** Who is looking, when somebody has signed in. */
  user: { email: string; verified: boolean } | null;
}

/** By a button and not by itself: programs that look into mails open links, too, and would use it up. */
export function VerifyEmail({ token, user }: Props) {
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [error, setError] = useState<unknown>();
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state === 'done' || error !== undefined) told.current?.focus();
  }, [state, error]);

  if (state === 'done') {
    return (
      <Notice kind="good" title="Your e-mail address is confirmed" ref={told} role="status">
        <p>Your tickets and receipts will reach you.</p>
        <Link href="/">Browse events</Link>
      </Notice>
    );
  }
  if (isProblem(error, 'link-gone')) return <LinkGone user={user} ref={told} />;
  if (isProblem(error, 'not-signed-in')) {
    const here = `/verify?token=${encodeURIComponent(token)}`;
    return (
      <Notice kind="careful" title="Please sign in first" ref={told} role="alert">
        <p>For this account we ask for the password, too. The link stays good: it is right here again afterwards.</p>
        <Link href={`/signin?next=${encodeURIComponent(here)}`}>Sign in</Link>
      </Notice>
    );
  }
  return (
    <div className="stack">
      {error !== undefined && <ProblemNotice error={error} ref={told} />}
      <p>One click, and we know that your tickets and receipts reach you.</p>
      <Button
        loading={state === 'busy'}
        fullWidth
        onClick={() => {
          setState('busy');
          setError(undefined);
          call('/api/users/verify', { method: 'POST', body: { token } })
            .then(() => setState('done'))
            .catch((refusal: unknown) => {
              setState('idle');
              setError(refusal);
            });
        }}
      >
        Confirm my address
      </Button>
    </div>
  );
}

/** A link that is used up, too old or not whole, and what to do now. */
export function LinkGone({ user, ref }: Pick<Props, 'user'> & { ref?: React.Ref<HTMLDivElement> }) {
  if (user?.verified) {
    return (
      <Notice kind="good" title="All done already" {...(ref ? { ref } : {})} role="status">
        <p>{user.email} is confirmed.</p>
        <Link href="/">Browse events</Link>
      </Notice>
    );
  }
  return (
    <Notice kind="careful" title="This link is used up" {...(ref ? { ref } : {})} role="alert">
      <div className="stack">
        <p>
          Links work once and for 30 minutes. If you have used it, your address is confirmed and nothing is left to do.
        </p>
        {user ? (
          <SendLinkAgain email={user.email} />
        ) : (
          <p>
            <Link href="/signin?next=%2Faccount">Sign in to see, or to have a new link sent</Link>
          </p>
        )}
      </div>
    </Notice>
  );
}
