'use client';

import { Button, PasswordInput } from '@mantine/core';
import { ResetPasswordBody } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { useState } from 'react';
import { isProblem } from '../api/api-error.ts';
import { call } from '../api/browser.ts';
import { useApiForm } from '../forms/use-api-form.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

export function ResetForm({ token }: { token: string }) {
  const [done, setDone] = useState(false);
  const { form, formProps, notice, busy, error, submit } = useApiForm({
    initialValues: { password: '' },
    schema: ResetPasswordBody,
    body: ({ password }) => ({ token, password }),
  });
  const send = submit(async (body) => {
    await call('/api/users/reset', { method: 'POST', body });
    setDone(true);
  });
  if (done)
    return (
      <Notice kind="good" title="Your new password is set" role="status">
        <p>
          You were signed out everywhere. <Link href="/signin">Sign in with the new password</Link>
        </p>
      </Notice>
    );
  return (
    <form {...formProps} onSubmit={send} className="stack">
      {error !== undefined && <ProblemNotice error={error} ref={notice} />}
      {isProblem(error, 'link-gone') && <Link href="/forgot">Ask for a new link</Link>}
      <PasswordInput
        label="New password"
        description="At least 8 characters; a few words in a row are good."
        name="password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={busy} fullWidth>
        Set the password
      </Button>
    </form>
  );
}
