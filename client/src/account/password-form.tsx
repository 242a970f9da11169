'use client';

import { Button } from '@mantine/core';
import { ChangePasswordBody } from '@ticketing-dev/common/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiError, isProblem } from '../api/api-error.ts';
import { call } from '../api/browser.ts';
import { PasswordField } from '../forms/password-field.tsx';
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
    await call('/api/users/password', { method: 'POST', body }).catch((refusal: unknown) => {
      if (!isProblem(refusal, 'wrong-password')) throw refusal;
      const errors = [{ field: 'currentPassword', message: 'must be the password you have now' }];
      throw new ApiError({ ...refusal.problem, errors });
    });
    form.reset();
    setBusy(false);
    setSaved(true);
    router.refresh();
  });
  return (
    <form {...formProps} onSubmit={send} className="stack">
      {/* For password managers: whose password it is. */}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        show="Show current password"
        key={form.key('currentPassword')}
        {...form.getInputProps('currentPassword')}
      />
      <PasswordField
        label="New password"
        description="At least 8 characters; a few words in a row are good. All other devices are signed out."
        name="newPassword"
        autoComplete="new-password"
        show="Show new password"
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
