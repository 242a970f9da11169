'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '../api/browser.ts';
import { PasswordField } from '../forms/password-field.tsx';
import { forgetKeptPages } from '../offline/kept-pages.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

interface Props {
  email: string;
  /** What it will do, in sentences that count. */
  consequences: readonly string[];
}

export function DeleteAccount({ email, consequences }: Props) {
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  return (
    <>
      <div>
        <Button variant="outline" color="var(--bad)" onClick={() => setAsking(true)}>
          Delete my account…
        </Button>
      </div>
      <ConfirmDialog
        opened={asking}
        title="Delete your account?"
        confirm="Delete it for good"
        keep="Keep my account"
        ready={typed !== ''}
        onClose={() => {
          setAsking(false);
          setTyped('');
        }}
        onConfirm={async () => {
          await call('/api/users/me', { method: 'DELETE', body: { password: typed } });
          await forgetKeptPages();
          window.location.assign('/');
        }}
      >
        <ul className="stack">
          {consequences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {/* For password managers: whose password it is. */}
        <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label="Your password"
          description="So that nobody deletes it who only found this browser open."
          autoComplete="current-password"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
