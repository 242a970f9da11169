'use client';

import { Button, TextInput } from '@mantine/core';
import { RequestLinkBody } from '@ticketing-dev/common/contracts';
import { useState } from 'react';
import { call } from '../api/browser.ts';
import { useApiForm } from '../forms/use-api-form.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

export function ForgotForm() {
  const [sentTo, setSentTo] = useState<string>();
  const { form, formProps, notice, busy, error, submit } = useApiForm({
    initialValues: { email: '' },
    schema: RequestLinkBody,
  });
  const send = submit(async (body) => {
    await call('/api/users/reset/request', { method: 'POST', body });
    setSentTo(body.email);
  });
  // The same for every address: whether it has an account is nobody's business.
  if (sentTo)
    return (
      <Notice kind="good" title="Look into your mailbox" role="status">
        <p>
          If {sentTo} has an account here, a link is on its way. It works once and for 30 minutes. Nothing there? Look
          among the spam, too.
        </p>
      </Notice>
    );
  return (
    <form {...formProps} onSubmit={send} className="stack">
      {error !== undefined && <ProblemNotice error={error} ref={notice} />}
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
    </form>
  );
}
