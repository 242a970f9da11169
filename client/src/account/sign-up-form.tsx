'use client';

import { Button, TextInput } from '@mantine/core';
import { SignUpBody } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { call } from '../api/browser.ts';
import { PasswordField } from '../forms/password-field.tsx';
import { useApiForm } from '../forms/use-api-form.ts';
import { forgetKeptPages } from '../offline/kept-pages.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';

export function SignUpForm({ next }: { next: string }) {
  const { form, formProps, notice, busy, error, submit } = useApiForm({
    initialValues: { email: '', password: '', name: '', phone: '' },
    schema: SignUpBody,
    body: ({ name, phone, ...rest }) => ({
      ...rest,
      ...(name.trim() ? { name } : {}),
      ...(phone.trim() ? { phone: phone.replace(/[\s()-]/g, '') } : {}),
    }),
  });
  const send = submit(async (body) => {
    await call('/api/users/signup', { method: 'POST', body });
    await forgetKeptPages();
    window.location.assign(next);
  });
  return (
    <form {...formProps} onSubmit={send} className="stack">
      {error !== undefined && <ProblemNotice error={error} ref={notice} />}
      <TextInput
        label="E-mail address"
        description="Your tickets and receipts go there."
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
        description="At least 8 characters; a few words in a row are good."
        name="password"
        autoComplete="new-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <TextInput
        label="Name (optional)"
        name="name"
        autoComplete="name"
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <TextInput
        label="Mobile phone (optional)"
        description="With the country's code, such as +49 170 1234567. For short text messages about your orders."
        type="tel"
        name="phone"
        autoComplete="tel"
        key={form.key('phone')}
        {...form.getInputProps('phone')}
      />
      <Button type="submit" loading={busy} fullWidth>
        Create account
      </Button>
      <p>
        Have one already? <Link href={`/signin?next=${encodeURIComponent(next)}`}>Sign in</Link>
      </p>
    </form>
  );
}
