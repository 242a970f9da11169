'use client';

import { useState } from 'react';
import { signOut } from '../session/sign-out.ts';

export function SignOutButton({ className }: { className: string }) {
  const [busy, setBusy] = useState(false);
  return (
    <button
      type="button"
      className={className}
      disabled={busy}
      onClick={() => {
        setBusy(true);
        signOut().catch(() => setBusy(false));
      }}
    >
      Sign out
    </button>
  );
}
