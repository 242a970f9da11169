'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '../api/browser.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** Another mail with the link that confirms the address. */
export function SendLinkAgain({ email }: { email: string }) {
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle');
  const [error, setError] = useState<unknown>();
  if (state === 'sent') {
    return (
      <Notice kind="good" title="A new link is on its way" role="status">
        <p>To {email}. It works once, for 30 minutes. If nothing comes, look among the junk mail.</p>
      </Notice>
    );
  }
  return (
    <div className="stack">
      {error !== undefined && <ProblemNotice error={error} />}
      <div>
        <Button
          variant="default"
          loading={state === 'busy'}
          onClick={() => {
            setState('busy');
            setError(undefined);
            call('/api/users/verify/request', { method: 'POST', body: {} })
              .then(() => setState('sent'))
              .catch((refusal: unknown) => {
                setState('idle');
                setError(refusal);
              });
          }}
        >
          Send the link again
        </Button>
      </div>
    </div>
  );
}
