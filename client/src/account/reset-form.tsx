'use client';

import { Button } from '@mantine/core';
import { ResetPasswordBody } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { type Ref, useEffect, useRef, useState } from 'react';
import { isProblem } from '../api/api-error.ts';
import { call } from '../api/browser.ts';
import { PasswordField } from '../forms/password-field.tsx';
import { useApiForm } from '../forms/use-api-form.ts';
import { forgetKeptPages } from '../offline/kept-pages.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

export function ResetForm({ token }: { token: string }) {
  const [done, setDone] = useState(false);
  const told = useRef<HTMLDivElement>(null);
  const { form, formProps, notice, busy, error, submit } = useApiForm({
    initialValues: { password: '' },
    schema: ResetPasswordBody,
    body: (values) => ({ ...values, token }),
  });
  useEffect(() => {
    if (done) told.current?.focus();
  }, [done]);
  const send = submit(async (body) => {
    await call('/api/users/reset', { method: 'POST', body });
    await forgetKeptPages();
    setDone(true);
  });
  if (done) {
    return (
      <div className="stack">
        <Notice kind="good" title="Your new password is set" ref={told} role="status">
          <p>You have been signed out everywhere. Sign in with the new one.</p>
        </Notice>
        <ButtonLink href="/signin" first>
          Sign in
        </ButtonLink>
      </div>
    );
  }
  if (isProblem(error, 'link-gone')) return <ResetLinkGone ref={notice} />;
  return (
    <form {...formProps} onSubmit={send} className="stack">
      {error !== undefined && <ProblemNotice error={error} ref={notice} />}
      <PasswordField
        label="New password"
        description="At least 8 characters; a few words in a row are good."
        name="password"
        autoComplete="new-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={busy} fullWidth>
        Set new password
      </Button>
    </form>
  );
}

/** A link that is used up, too old or not whole. */
export function ResetLinkGone({ ref }: { ref?: Ref<HTMLDivElement> }) {
  return (
    <Notice kind="careful" title="This link is used up" role="alert" {...(ref ? { ref } : {})}>
      <p>Links work once and for 30 minutes. Have a new one sent, and open the newest mail.</p>
      <Link href="/forgot">Send a new link</Link>
    </Notice>
  );
}
