'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { isProblem } from '../api/api-error.ts';
import { call } from '../api/browser.ts';
import { LocalInstant } from '../format/local-instant.tsx';
import { count } from '../format/locale.ts';
import { forgetKeptPages } from '../offline/kept-pages.ts';
import { signOut } from '../session/sign-out.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import classes from './session-list.module.css';

export interface Device {
  readonly id: string;
  readonly name: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}

/** More are folded away. */
const SHOWN = 5;

export function SessionList({ devices }: { devices: readonly Device[] }) {
  const router = useRouter();
  const [ending, setEnding] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>();
  const end = ({ id, current }: Device) => {
    setEnding(id);
    setError(undefined);
    const ended = current
      ? signOut()
      : call(`/api/users/sessions/${id}`, { method: 'DELETE' }).catch((refusal: unknown) => {
          // Gone is what was wanted.
          if (!isProblem(refusal) || refusal.status !== 404) throw refusal;
        });
    ended
      .then(() => router.refresh())
      .catch((refusal: unknown) => setError(refusal))
      .finally(() => setEnding(undefined));
  };
  return (
    <div className="stack">
      <Devices devices={devices.slice(0, SHOWN)} ending={ending} onEnd={end} />
      {devices.length > SHOWN && (
        <details className={classes.more}>
          <summary>{count(devices.length - SHOWN, 'more device')}</summary>
          <Devices devices={devices.slice(SHOWN)} ending={ending} onEnd={end} />
        </details>
      )}
      {error !== undefined && <ProblemNotice error={error} />}
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          Sign out everywhere…
        </Button>
      </div>
      <ConfirmDialog
        opened={asking}
        title="Sign out everywhere?"
        confirm="Sign out everywhere"
        keep="Stay signed in"
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await call('/api/users/signout-everywhere', { method: 'POST', body: {} });
          await forgetKeptPages();
          window.location.assign('/signin');
        }}
      >
        <p>
          {count(devices.length, 'device')} {devices.length === 1 ? 'is' : 'are'} signed out at once, this one too.
          Nothing you bought or sell is lost: sign in again whenever you like.
        </p>
      </ConfirmDialog>
    </div>
  );
}

interface DevicesProps {
  devices: readonly Device[];
  ending: string | undefined;
  onEnd: (device: Device) => void;
}

function Devices({ devices, ending, onEnd }: DevicesProps) {
  return (
    <ul className={classes.list}>
      {devices.map((device) => (
        <li key={device.id}>
          <div>
            <p className="strong">{device.name}</p>
            <p className="soft small">
              {device.current ? (
                'This device, now'
              ) : (
                <>
                  Last seen <LocalInstant at={device.lastSeenAt} />
                </>
              )}
            </p>
          </div>
          <Button
            variant="default"
            loading={ending === device.id}
            aria-label={`Sign out ${device.current ? 'this device' : device.name}`}
            onClick={() => onEnd(device)}
          >
            Sign out
          </Button>
        </li>
      ))}
    </ul>
  );
}
