'use client';

import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { call } from '../api/browser.ts';
import { newKey } from '../api/new-key.ts';
import { useApiForm } from '../forms/use-api-form.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldOf, SellBody } from './sell-body.ts';
import type { SellChoices } from './sell-choices.ts';
import { SellFields } from './sell-fields.tsx';
import { bodyOf, emptyValues } from './sell-values.ts';

/** A new listing. However often it is sent, it is one. */
export function SellForm({ choices }: { choices: SellChoices }) {
  const { form, formProps, notice, busy, error, submit } = useApiForm({
    initialValues: emptyValues(),
    schema: SellBody,
    body: (values) => bodyOf(values),
    fieldOf,
  });
  const { setFieldValue, getValues } = form;
  // Where the seller is, the event often is, too; only the browser knows where that is.
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const known = choices.zones.some(({ items }) => items.some(({ value }) => value === timeZone));
    if (known && getValues().timeZone === '') setFieldValue('timeZone', timeZone);
  }, [choices, getValues, setFieldValue]);

  const sent = useRef({ body: '', key: '' });
  const send = submit(async (body) => {
    const text = JSON.stringify(body);
    // The same again after a lost answer is the same listing; something else is another one.
    if (sent.current.body !== text) sent.current = { body: text, key: newKey() };
    const idempotencyKey = sent.current.key;
    const id = await call('/api/tickets', { method: 'POST', body, idempotencyKey, read: idOf });
    window.location.assign(`/listings?done=listed&id=${id}`);
  });
  return (
    <form {...formProps} onSubmit={send} className="stack">
      <SellFields form={form} choices={choices} />
      {error !== undefined && <ProblemNotice error={error} ref={notice} />}
      <div className="row">
        <Button type="submit" loading={busy}>
          Put on sale
        </Button>
        <p className="soft small">You can change or withdraw it at any time.</p>
      </div>
    </form>
  );
}

function idOf(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'id' in answer ? String(answer.id) : '';
}
