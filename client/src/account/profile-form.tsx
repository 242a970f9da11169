'use client';

import { Button, TextInput } from '@mantine/core';
import { UpdateProfileBody } from '@ticketing-dev/common/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { call } from '../api/browser.ts';
import { useApiForm } from '../forms/use-api-form.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

export function ProfileForm({ name, phone }: { name: string; phone: string }) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { form, formProps, notice, busy, setBusy, error, submit } = useApiForm({
    initialValues: { name, phone },
    schema: UpdateProfileBody,
    // Emptied means gone.
    body: (values) => ({
      name: values.name.trim() || null,
      phone: values.phone.replace(/[\s()/-]/g, '') || null,
    }),
  });
  const send = submit(async (body) => {
    setSaved(false);
    await call('/api/users/me', { method: 'PATCH', body });
    setBusy(false);
    setSaved(true);
    router.refresh();
  });
  return (
    <form {...formProps} onSubmit={send} className="stack">
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
      {error !== undefined && <ProblemNotice error={error} ref={notice} />}
      {saved && !busy && error === undefined && <Notice kind="good" title="Saved" role="status" />}
      <div>
        <Button type="submit" loading={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
