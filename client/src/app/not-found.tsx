import type { Metadata } from 'next';
import Link from 'next/link';
import { SiteFrame } from '../ui/site-frame.tsx';

export const metadata: Metadata = { title: 'Not found', robots: { index: false } };

export default function NotFound() {
  return (
    <SiteFrame>
      <div className="page narrow stack">
        <h1>There is nothing here</h1>
        <p>The page may have moved, the link may be wrong, or it belongs to another account.</p>
        <p className="row">
          <Link href="/">Browse events</Link>
          <Link href="/orders" prefetch={false}>
            My orders
          </Link>
        </p>
      </div>
    </SiteFrame>
  );
}
