import type { Ref } from 'react';
import { isProblem } from '../api/api-error.ts';
import { explain } from '../api/words.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { PaymentRefused } from './payment-refused.ts';

/** Why the payment did not work, and whether the seats are still held. */
export function RefusedNotice({
  error,
  stillHeld,
  ref,
}: {
  error: unknown;
  stillHeld: boolean;
  ref: Ref<HTMLDivElement>;
}) {
  const held = stillHeld ? 'Your seats are still held.' : 'Your seats are not held any more.';
  if (error instanceof PaymentRefused)
    return said('The payment did not go through', `${error.message} You were not charged. ${held}`, ref);
  // These say it themselves, or have nothing to do with it.
  if (!isProblem(error, 'no-answer', 'internal-error', 'too-many-requests', 'payment-busy', 'payment-closing'))
    return <ProblemNotice error={error} ref={ref} />;
  const { title, text } = explain(error);
  return said(title, `${text} ${held}`, ref);
}

function said(title: string, text: string, ref: Ref<HTMLDivElement>) {
  return (
    <Notice kind="bad" title={title} ref={ref} role="alert">
      <p>{text}</p>
    </Notice>
  );
}
