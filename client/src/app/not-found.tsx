import type { Metadata } from 'next';
import { ButtonLink } from '../ui/button-link.tsx';
import { SiteFrame } from '../ui/site-frame.tsx';

export const metadata: Metadata = { title: 'Not found', robots: { index: false } };

export default function NotFound() {
  return (
    <SiteFrame>
      <div className="page narrow stack">
        <h1>There is nothing here</h1>
        <p>The page may have moved, the link may be wrong, or it belongs to another account.</p>
        <p className="row">
          <ButtonLink href="/" first>
            Browse events
          </ButtonLink>
          <ButtonLink href="/orders">My orders</ButtonLink>
        </p>
      </div>
    </SiteFrame>
  );
}
