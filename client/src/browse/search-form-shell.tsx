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
  const shown = useRef(values);
  const show = (from: HTMLFormElement) => {
    const said = [...new FormData(from)].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '',
    );
    const query = new URLSearchParams(said.filter(([name, value]) => !(name === 'sort' && value === 'soonest')));
    go(() => router.push(query.size > 0 ? `/?${query}` : '/', { scroll: false }));
  };
  // Back and "clear filters" change the address: the fields follow it.
  useEffect(() => {
    if (shown.current === values) return;
    shown.current = values;
    fill(form.current, values);
  }, [values]);
  // A choice made before the page's scripts had come: words stay in their field, and wait for the button.
  const catchUp = useRef(() => {
    if (form.current && choices(form.current).some(({ name, value }) => value !== (values[name] ?? '')))
      show(form.current);
  });
  useEffect(() => catchUp.current(), []);
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

/** What is chosen in the fields that need no button. */
function choices(form: HTMLFormElement): { name: string; value: string }[] {
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-at-once]')];
  return fields.flatMap((field) => {
    if (field instanceof HTMLSelectElement) return { name: field.name, value: field.value };
    if (field.type === 'checkbox') return { name: field.name, value: field.checked ? field.value : '' };
    return field.checked ? { name: field.name, value: field.value } : [];
  });
}

function fill(form: HTMLFormElement | null, values: Values): void {
  for (const field of form?.elements ?? []) {
    const isChoice = field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox');
    if (isChoice) field.checked = (values[field.name] ?? '') === field.value;
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      field.value = values[field.name] ?? '';
  }
}
