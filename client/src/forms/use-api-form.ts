'use client';

import { useForm } from '@mantine/form';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useEarlySubmit, WAITS } from './early-submit.tsx';
import { issueWords, problemWords } from './field-words.ts';

interface Options<Values, Schema extends z.ZodType> {
  readonly initialValues: Values;
  /** The contract's, of the body that is sent. */
  readonly schema: Schema;
  /** The body these fields make; without it they are the body. */
  readonly body?: (values: Values) => unknown;
  /** The field that shows what is wrong with a path of the body, where the two differ. */
  readonly fieldOf?: (path: string) => string;
}

/**
 * A form whose rules are the contract's and whose refusals stand beside the fields they are about. After a failed submit
 * the focus is at the first of them, else at the reason.
 */
export function useApiForm<Values extends Record<string, string>, Schema extends z.ZodType>({
  initialValues,
  schema,
  body = (values) => values,
  fieldOf = (path) => path,
}: Options<Values, Schema>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const element = useRef<HTMLFormElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState(0);
  const named = (words: Record<string, string>) =>
    Object.fromEntries(Object.entries(words).map(([path, text]) => [fieldOf(path), text]));
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues,
    validate: (values) => {
      const sent = body(values);
      const parsed = schema.safeParse(sent);
      return parsed.success ? {} : named(issueWords(parsed.error.issues, sent));
    },
  });

  // What was typed before the page's scripts had come, or put in by a password manager without a word.
  const takeTyped = () => {
    const known = form.getValues();
    for (const [name, value] of new FormData(element.current ?? undefined)) {
      if (name in known && known[name] !== value) form.getInputProps(name).onChange(value);
    }
  };
  const atFirst = useRef(takeTyped);
  useEffect(() => atFirst.current(), []);
  useEarlySubmit(element);

  useEffect(() => {
    if (refused === 0) return;
    const wrong = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? notice.current)?.focus();
  }, [refused]);

  /** `send` gets the checked body. The form stays busy when it succeeds: the page is on its way elsewhere. */
  const submit = (send: (body: z.output<Schema>) => Promise<unknown>) => {
    const check = form.onSubmit(
      (values) => {
        if (busy) return;
        setBusy(true);
        setError(undefined);
        send(schema.parse(body(values))).catch((refusal: unknown) => {
          setBusy(false);
          setError(refusal);
          form.setErrors(named(problemWords(refusal)));
          setRefused((times) => times + 1);
        });
      },
      () => setRefused((times) => times + 1),
    );
    return (event: FormEvent<HTMLFormElement>) => {
      takeTyped();
      check(event);
    };
  };

  return {
    form,
    busy,
    setBusy,
    error,
    /** For `<form>`. */
    formProps: { ref: element, noValidate: true, ...WAITS },
    /** For the `ProblemNotice`. */
    notice,
    submit,
  };
}
