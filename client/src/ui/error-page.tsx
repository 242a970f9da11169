'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useState } from 'react';
import { BareFrame } from './bare-frame.tsx';
import { PlainButton } from './plain-button.tsx';

/** Something nobody foresaw. Says so, offers another try, and names the request for support. */
export function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const [request, setRequest] = useState(error.digest);
  useEffect(() => {
    if (error.digest) return;
    setRequest(document.querySelector<HTMLMetaElement>('meta[name="request-id"]')?.content);
  }, [error]);
  return (
    <BareFrame>
      <title>Something went wrong – ticketing.dev</title>
      <h1>Something went wrong</h1>
      <p>That was our fault, not yours. Nothing was lost, and nothing was charged by this page.</p>
      <div className="row">
        <PlainButton
          first
          onClick={() =>
            startTransition(() => {
              router.refresh();
              reset();
            })
          }
        >
          Try again
        </PlainButton>
        <a href="/">Browse events</a>
      </div>
      {request && <p className="soft small">If you ask support about it, tell them this request: {request}</p>}
    </BareFrame>
  );
}
