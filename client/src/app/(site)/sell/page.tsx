import type { Metadata } from 'next';
import Link from 'next/link';
import { sellChoices } from '../../../sell/sell-choices.ts';
import { SellForm } from '../../../sell/sell-form.tsx';
import { signedIn } from '../../../session/current-user.ts';
import { Notice } from '../../../ui/notice.tsx';

export const metadata: Metadata = { title: 'Sell tickets', robots: { index: false } };

export default async function SellPage() {
  const user = await signedIn('/sell');
  return (
    <div className="page middle stack">
      <div className="stack tight">
        <h1>Sell tickets</h1>
        <p className="soft">Say what it is, when, where and for how much. It is on sale at once.</p>
      </div>
      {user.permissions.includes('tickets:create') ? (
        <SellForm choices={sellChoices()} />
      ) : (
        <Notice kind="info" title="Your account cannot sell">
          <p>If it should, please contact support.</p>
          <Link href="/">Browse events</Link>
        </Notice>
      )}
    </div>
  );
}
