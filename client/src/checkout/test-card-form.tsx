'use client';

import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { newKey } from '../api/new-key.ts';
import { useEarlySubmit, WAITS } from '../forms/early-submit.tsx';
import { Notice } from '../ui/notice.tsx';
import type { CardFormProps } from './pay.ts';
import { makePayment, mayHaveHappened } from './payment-call.ts';
import classes from './test-card-form.module.css';
import { grouped, methodOf, TEST_CARDS } from './test-cards.ts';

/** Stands where Stripe's own form stands with Stripe's keys. What is typed stays in this page; only a test method's name is sent. */
export function TestCardForm({ orderId, label, busy, onBusy, onPaid, onRefused }: CardFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const attempt = useRef<{ method: string; key: string } | undefined>(undefined);
  const [number, setNumber] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});

  // What was typed before the page's scripts had come.
  useEffect(() => setNumber(grouped(String(new FormData(form.current ?? undefined).get('number') ?? ''))), []);
  useEarlySubmit(form);

  async function pay(method: string) {
    // After a broken connection the same attempt goes on; after a "no" the next one is a new one.
    if (attempt.current?.method !== method) attempt.current = { method, key: newKey() };
    const payment = await makePayment({ orderId, paymentMethodId: method }, attempt.current.key);
    attempt.current = undefined;
    onPaid(payment);
  }

  const submit = () => {
    const fields = new FormData(form.current ?? undefined);
    const typed = String(fields.get('number') ?? '');
    const found = check(typed, String(fields.get('expiry') ?? ''), String(fields.get('cvc') ?? ''));
    setWrong(found);
    const [first] = Object.keys(found);
    if (first) return form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    const method = methodOf(typed);
    if (!method || busy) return;
    onBusy(true);
    pay(method).catch((error: unknown) => {
      if (!mayHaveHappened(error)) attempt.current = undefined;
      onBusy(false);
      onRefused(error);
    });
  };

  return (
    <form
      ref={form}
      noValidate
      {...WAITS}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Notice kind="careful" title="Test shop: no money moves">
        <p>Do not type a real card. Choose a test card, any date to come and any three digits.</p>
      </Notice>
      <fieldset className="stack tight">
        <legend>Test cards</legend>
        <div className={classes.cards}>
          {TEST_CARDS.map((card) => (
            <button
              key={card.method}
              type="button"
              className={classes.card}
              aria-pressed={methodOf(number) === card.method}
              onClick={() => setNumber(card.number)}
            >
              {card.label}
            </button>
          ))}
        </div>
      </fieldset>
      <TextInput
        label="Card number"
        name="number"
        inputMode="numeric"
        autoComplete="off"
        placeholder="4242 4242 4242 4242"
        value={number}
        onChange={({ currentTarget }) => setNumber(grouped(currentTarget.value))}
        error={wrong.number}
      />
      <div className={classes.pair}>
        <TextInput
          label="Valid until"
          name="expiry"
          inputMode="numeric"
          autoComplete="off"
          placeholder="12/34"
          maxLength={7}
          error={wrong.expiry}
        />
        <TextInput
          label="Security code"
          name="cvc"
          inputMode="numeric"
          autoComplete="off"
          placeholder="123"
          maxLength={4}
          error={wrong.cvc}
        />
      </div>
      <Button type="submit" loading={busy} fullWidth>
        {label}
      </Button>
    </form>
  );
}

function check(number: string, expiry: string, cvc: string): Record<string, string> {
  const [, month, year] = /^\s*(\d{1,2})\s*\/\s*(?:20)?(\d{2})\s*$/.exec(expiry) ?? [];
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  return {
    ...(methodOf(number) ? {} : { number: 'This is none of the test cards: choose one of those above.' }),
    ...(isMonth && year ? {} : { expiry: 'Month and year, such as 12/34.' }),
    ...(/^\d{3,4}$/.test(cvc.trim()) ? {} : { cvc: 'Three or four digits, such as 123.' }),
  };
}
