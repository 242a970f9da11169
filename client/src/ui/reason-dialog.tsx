'use client';

import { Textarea } from '@mantine/core';
import { type ComponentProps, useState } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface Props extends Omit<ComponentProps<typeof ConfirmDialog>, 'onConfirm' | 'ready'> {
  /** Who will read it. */
  hint?: string;
  onConfirm: (reason: string) => Promise<unknown>;
}

const MOST = 200;

/** Asks why, too: somebody will want to know later. */
export function ReasonDialog({ hint, children, onConfirm, onClose, ...dialog }: Props) {
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <ConfirmDialog
      {...dialog}
      ready={said !== ''}
      onClose={() => {
        setReason('');
        onClose();
      }}
      onConfirm={async () => {
        await onConfirm(said);
        setReason('');
      }}
    >
      {children}
      <Textarea
        label="Reason"
        description={hint ?? 'Kept with it, for whoever asks later.'}
        rows={2}
        maxLength={MOST}
        required
        withAsterisk={false}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
