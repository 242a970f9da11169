import type { ReactNode } from 'react';
import { Brand } from './brand.tsx';

/** Where nobody and nothing may be asked for: the name of the site and the page. */
export function BareFrame({ children }: { children: ReactNode }) {
  return (
    <main id="content" className="page narrow stack wide">
      <div>
        <Brand />
      </div>
      <div className="stack">{children}</div>
    </main>
  );
}
