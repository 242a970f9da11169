'use client';

import { Button, TextInput } from '@mantine/core';
import { SignInBody } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { call } from '../api/browser.ts';
import { PasswordField } from '../forms/password-field.tsx';
import { useApiForm } from '../forms/use-api-form.ts';
import { forgetKeptPages } from '../offline/kept-pages.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';

export function SignInForm({ next }: { next: string }) {
  const { form, formProps, notice, busy, error, submit } = useApiForm({
    initialValues: { email: '', password: '' },
    schema: SignInBody,
  });
  const send = submit(async (body) => {
    await call('/api/users/signin', { method: 'POST', body });
    // Whoever was here before may be somebody else.
    await forgetKeptPages();
    // A whole new page: everything on it is somebody else's now.
    window.location.assign(next);
  });
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
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={busy} fullWidth>
        Sign in
      </Button>
      <p className="row apart">
        <Link href="/forgot">Forgot your password?</Link>
        <Link href={`/signup?next=${encodeURIComponent(next)}`}>Create an account</Link>
      </p>
    </form>
  );
}
