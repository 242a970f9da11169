'use client';

import { Button } from '@mantine/core';
import type { User } from '@ticketing-dev/common/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { call } from '../api/browser.ts';
import { instant } from '../format/dates.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import stock from '../ui/stock.module.css';

/** Whose account it is, where it stands, and the one thing there is to do about it. */
export function AccountRow({ user, manage }: { user: User; manage: boolean }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const suspended = user.status === 'suspended';
  const who = user.name ?? user.email;
  return (
    <li>
      <div className="stack tight">
        <p className="strong">{who}</p>
        <p className="soft small">
          {user.name && `${user.email} · `}
          {user.emailVerified ? 'confirmed' : 'not confirmed'} · since {instant(user.createdAt)}
        </p>
        <p className="row">
          <span className={suspended ? stock.few : stock.left}>{suspended ? 'Suspended' : 'Active'}</span>
          <span className="small">{user.roles.join(', ')}</span>
        </p>
      </div>
      {manage && (
        <Button
          variant="default"
          aria-label={`${suspended ? 'Let in again' : 'Suspend'} ${who}`}
          onClick={() => setAsking(true)}
        >
          {suspended ? 'Let in again…' : 'Suspend…'}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        title={suspended ? `Let ${who} in again?` : `Suspend ${who}?`}
        confirm={suspended ? 'Let in again' : 'Suspend'}
        keep="Leave it as it is"
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          const status = suspended ? 'active' : 'suspended';
          await call(`/api/users/${user.id}/status`, { method: 'PUT', body: { status } });
          setAsking(false);
          router.refresh();
        }}
      >
        <p>
          {suspended
            ? 'This one person can sign in, buy and sell again.'
            : 'This one person is signed out everywhere at once and cannot sign in, buy or sell until you let them in again. Tickets they bought stay valid; their listings pause till then.'}
        </p>
      </ConfirmDialog>
    </li>
  );
}
