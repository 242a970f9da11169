'use client';

import { Button, PasswordInput } from '@mantine/core';
import { ChangePasswordBody } from '@ticketing-dev/common/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { call } from '../api/browser.ts';
import { useApiForm } from '../forms/use-api-form.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

export function PasswordForm({ email }: { email: string }) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { form, formProps, notice, busy, setBusy, error, submit } = useApiForm({
    initialValues: { currentPassword: '', newPassword: '' },
    schema: ChangePasswordBody,
  });
  const send = submit(async (body) => {
    setSaved(false);
    await call('/api/users/password', { method: 'POST', body });
    form.reset();
    setBusy(false);
    setSaved(true);
    router.refresh();
  });
  return (
    <form {...formProps} onSubmit={send} className="stack">
      {/* For password managers: whose password it is. */}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': 'Show current password' }}
        key={form.key('currentPassword')}
        {...form.getInputProps('currentPassword')}
      />
      <PasswordInput
        label="New password"
        description="At least 8 characters; a few words in a row are good. All other devices are signed out."
        name="newPassword"
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': 'Show new password' }}
        key={form.key('newPassword')}
        {...form.getInputProps('newPassword')}
      />
      {error !== undefined && <ProblemNotice error={error} ref={notice} />}
      {saved && !busy && error === undefined && (
        <Notice kind="good" title="Your password is changed" role="status">
          <p>All other devices have been signed out.</p>
        </Notice>
      )}
      <div>
        <Button type="submit" variant="default" loading={busy}>
          Change password
        </Button>
      </div>
    </form>
  );
}
