'use client';

import { Button, TextInput } from '@mantine/core';
import { RequestLinkBody } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api/browser.ts';
import { useApiForm } from '../forms/use-api-form.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** Says the same whether there is such an account or not. */
export function ForgotForm() {
  const [sentTo, setSentTo] = useState('');
  const told = useRef<HTMLDivElement>(null);
  const { form, formProps, notice, busy, setBusy, error, submit } = useApiForm({
    initialValues: { email: '' },
    schema: RequestLinkBody,
  });
  useEffect(() => {
    if (sentTo) told.current?.focus();
  }, [sentTo]);
  const send = submit(async (body) => {
    await call('/api/users/reset/request', { method: 'POST', body });
    setBusy(false);
    setSentTo(body.email);
  });
  if (sentTo) {
    return (
      <div className="stack">
        <Notice kind="good" title="Look into your mail" ref={told} role="status">
          <p>
            If {sentTo} has an account here, a link to set a new password is on its way. It works once, for 30 minutes.
          </p>
        </Notice>
        <p>Nothing there? Look among the junk mail, or check how the address is written.</p>
        <p className="row apart">
          <Button variant="default" onClick={() => setSentTo('')}>
            Try again
          </Button>
          <Link href="/signin">Back to sign in</Link>
        </p>
      </div>
    );
  }
  return (
    <form {...formProps} onSubmit={send} className="stack">
      {error !== undefined && <ProblemNotice error={error} ref={notice} />}
      <p>We send you a link to set a new one.</p>
      <TextInput
        label="E-mail address"
        type="email"
        name="email"
        autoComplete="username"
        required
        withAsterisk={false}
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <Button type="submit" loading={busy} fullWidth>
        Send the link
      </Button>
      <p>
        <Link href="/signin">Back to sign in</Link>
      </p>
    </form>
  );
}
