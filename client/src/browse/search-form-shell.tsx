'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useContext, useEffect, useRef } from 'react';
import { Pending } from './pending.tsx';

type Values = Readonly<Record<string, string | undefined>>;

/** The form itself: without JavaScript a GET of `/`, with it a step that keeps the page, its scroll and the focus. */
export function SearchFormShell({
  values,
  className,
  children,
}: {
  values: Values;
  className: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { go } = useContext(Pending);
  // Back and "clear filters" change the address: the fields follow it.
  useEffect(() => fill(form.current, values), [values]);
  const show = (from: HTMLFormElement) => {
    const said = [...new FormData(from)].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '',
    );
    const query = new URLSearchParams(said.filter(([name, value]) => !(name === 'sort' && value === 'soonest')));
    go(() => router.push(query.size > 0 ? `/?${query}` : '/', { scroll: false }));
  };
  return (
    <search>
      <form
        ref={form}
        action="/"
        method="get"
        className={className}
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          show(event.currentTarget);
        }}
        onChange={(event: FormEvent<HTMLFormElement>) => {
          if (event.target instanceof HTMLElement && 'atOnce' in event.target.dataset) show(event.currentTarget);
        }}
      >
        {children}
      </form>
    </search>
  );
}

function fill(form: HTMLFormElement | null, values: Values): void {
  for (const field of form?.elements ?? []) {
    const isChoice = field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox');
    if (isChoice) field.checked = (values[field.name] ?? '') === field.value;
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      field.value = values[field.name] ?? '';
  }
}
