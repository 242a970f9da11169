import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { Ref } from 'react';
import { isProblem } from '../api/api-error.ts';
import { explain } from '../api/words.ts';
import { Notice } from './notice.tsx';

/** A "no" of the API in words, with the next step and what support needs to find it. */
export function ProblemNotice({ error, ref }: { error: unknown; ref?: Ref<HTMLDivElement> }) {
  const here = usePathname();
  const { title, text, next } = explain(error);
  const unforeseen = isProblem(error) && error.status >= 500 && error.problem.requestId;
  const href = next?.href === '/signin' ? `/signin?next=${encodeURIComponent(here)}` : next?.href;
  return (
    <Notice kind="bad" title={title} role="alert" {...(ref ? { ref } : {})}>
      <p>{text}</p>
      {next && href && (
        <p>
          <Link href={href}>{next.label}</Link>
        </p>
      )}
      {unforeseen && <p className="small soft">Request {error.problem.requestId}</p>}
    </Notice>
  );
}
