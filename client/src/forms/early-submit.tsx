'use client';

import { type RefObject, useEffect } from 'react';

declare global {
  interface HTMLFormElement {
    /** `sent`: before anybody listened. */
    early?: 'sent' | 'alive';
  }
}

/** For the `<form>`: without it the browser itself would send it, fields and all, by an address. */
export const WAITS = { 'data-waits': '', method: 'post' } as const;

/** Runs before anything else of the page: a form sent before the page's scripts have come is kept until they have. */
export function EarlySubmitScript({ nonce }: { nonce: string }) {
  return (
    <script
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
      dangerouslySetInnerHTML={{ __html: KEEP }}
      suppressHydrationWarning
    />
  );
}

const KEEP = `addEventListener('submit',function(event){var form=event.target;
if('waits' in form.dataset&&form.early!=='alive'){event.preventDefault();form.early='sent'}},true)`;

/** The form is listened to from now on; what was sent before is sent now. Its `onSubmit` reads the fields themselves. */
export function useEarlySubmit(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const sent = element.early === 'sent';
    element.early = 'alive';
    if (sent) element.requestSubmit();
  }, [form]);
}
