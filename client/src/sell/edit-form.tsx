'use client';

import { Button } from '@mantine/core';
import { Ticket } from '@ticketing-dev/common/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiError, isProblem } from '../api/api-error.ts';
import { call } from '../api/browser.ts';
import { useApiForm } from '../forms/use-api-form.ts';
import { useFreshTicket } from '../ticket/use-fresh-ticket.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { lockWords } from './lock-words.ts';
import { PriceLock } from './price-lock.tsx';
import { fieldOf, SellBody } from './sell-body.ts';
import type { SellChoices } from './sell-choices.ts';
import { SellFields } from './sell-fields.tsx';
import { bodyOf, type SellValues, valuesOf } from './sell-values.ts';

interface Props {
  ticket: Ticket;
  choices: SellChoices;
  /** Where to go once it is saved. */
  done: string;
}

/** A listing as it was when it was read; what was changed elsewhere meanwhile is taken in on demand. */
export function EditForm({ ticket: rendered, choices, done }: Props) {
  const [read, setRead] = useState(rendered);
  const [merged, setMerged] = useState(false);
  const [unread, setUnread] = useState<unknown>();
  const router = useRouter();
  const { ticket: now } = useFreshTicket(rendered);
  const { form, formProps, notice, busy, error, submit } = useApiForm({
    initialValues: valuesOf(rendered),
    schema: SellBody,
    body: (values) => bodyOf(values, read),
    fieldOf,
  });

  const send = submit(async (body) => {
    setMerged(false);
    setUnread(undefined);
    try {
      await call(`/api/tickets/${read.id}`, { method: 'PUT', body: { ...body, version: read.version } });
    } catch (refusal) {
      if (!isProblem(refusal, 'listing-locked')) throw refusal;
      // The numbers on this page are older than what was just refused.
      router.refresh();
      throw new ApiError({ ...refusal.problem, errors: [{ field: 'price', message: lockWords(refusal.problem) }] });
    }
    window.location.assign(done);
  });

  /** The newest listing with what was typed here on top. */
  async function takeIn() {
    const newest = await call(`/api/tickets/${read.id}`, { read: (answer) => Ticket.parse(answer) });
    const [was, typed] = [valuesOf(read), form.getValues()];
    const changed = Object.entries(typed).filter(([name, value]) => value !== Reflect.get(was, name));
    const values: SellValues = { ...valuesOf(newest), ...Object.fromEntries(changed) };
    setRead(newest);
    form.setValues(values);
    form.clearErrors();
    setMerged(true);
  }

  const oldPrice = () => {
    const { price, currency } = valuesOf(read);
    form.setValues({ price, currency });
    form.clearErrors();
  };
  const stale = isProblem(error, 'stale-version');
  const locked = isProblem(error, 'listing-locked');
  const priceTyped = locked || form.isDirty('price');
  const lock = now.held > 0 && !priceTyped ? <PriceLock ticket={now} /> : undefined;
  return (
    <form {...formProps} onSubmit={send} className="stack">
      <SellFields form={form} choices={choices} priceLock={lock} taken={now.held + now.sold} />
      {merged ? (
        <Notice kind="good" title="The newest listing is loaded" role="status">
          <p>What you typed is still here. Have a look, then save.</p>
        </Notice>
      ) : (
        error !== undefined && <ProblemNotice error={unread ?? error} ref={notice} />
      )}
      <div className="row">
        <Button type="submit" loading={busy}>
          Save changes
        </Button>
        {stale && !merged && (
          <Button variant="default" onClick={() => takeIn().catch(setUnread)}>
            Load the newest, keep what I typed
          </Button>
        )}
        {locked && (
          <Button variant="default" onClick={oldPrice}>
            Put the old price back
          </Button>
        )}
      </div>
    </form>
  );
}
