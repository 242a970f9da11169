import type { Metadata } from 'next';
import { TryAgain } from '../../offline/try-again.tsx';
import { BareFrame } from '../../ui/bare-frame.tsx';

export const metadata: Metadata = { title: 'No network', robots: { index: false } };

/** Kept by the service worker for pages that cannot be reached; says nothing of whoever was here when it was kept. */
export default function OfflinePage() {
  return (
    <BareFrame>
      <h1>No network</h1>
      <p>You seem to be offline, and this page is not kept on your device.</p>
      <p className="soft">
        Tickets you have looked at before on this device open without a network, at their own address.
      </p>
      <TryAgain />
    </BareFrame>
  );
}
