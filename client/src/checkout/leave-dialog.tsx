'use client';

import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { call } from '../api/browser.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';

interface Props {
  orderId: string;
  opened: boolean;
  /** Whether the visitor is on the way elsewhere, or only wants to give the seats up. */
  leaving: boolean;
  onStay: () => void;
  onLeave: () => void;
  onGivenUp: () => void;
}

/** What happens to the seats is the visitor's to say. */
export function LeaveDialog({ orderId, opened, leaving, onStay, onLeave, onGivenUp }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const giveUp = () => {
    setBusy(true);
    setError(undefined);
    call(`/api/orders/${orderId}`, { method: 'DELETE' })
      .then(leaving ? onLeave : onGivenUp)
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <Modal opened={opened} onClose={onStay} title={leaving ? 'Leave without paying?' : 'Give up these seats?'}>
      <div className="stack">
        <p>
          {leaving
            ? 'Your seats stay held until the time runs out, and you can come back to pay. Or give them up now, so that others can have them.'
            : 'They go back on sale at once, and others can have them. Nothing was charged.'}
        </p>
        {error !== undefined && <ProblemNotice error={error} />}
        <Button onClick={onStay} data-autofocus>
          Stay and pay
        </Button>
        {leaving && (
          <Button variant="default" onClick={onLeave}>
            Leave, keep them held
          </Button>
        )}
        <Button variant="default" onClick={giveUp} loading={busy}>
          Give the seats up
        </Button>
      </div>
    </Modal>
  );
}
