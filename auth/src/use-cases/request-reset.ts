import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import { sendLink } from './send-link.ts';

/** Longer than saving takes: the time of the answer tells as little about accounts as the answer itself. */
const ALWAYS_TAKES_MS = 250;

export async function requestReset(deps: Deps, { email }: { email: string }): Promise<void> {
  await Promise.all([sendIfKnown(deps, email), pause(ALWAYS_TAKES_MS)]);
}

async function sendIfKnown(deps: Deps, email: string): Promise<void> {
  if (!(await mayBeMailed(deps, email))) return;
  const known = await deps.users.byEmail(email);
  if (known === undefined) return;
  await deps.transaction(async (tx) => {
    const user = await deps.users.get(known.id, tx);
    await sendLink(deps, { user, kind: 'reset-password' }, tx);
  });
}

/** Nobody's mailbox is flooded, and nobody is told. */
async function mayBeMailed(deps: Deps, email: string): Promise<boolean> {
  try {
    await deps.linkMails.take(`reset ${email}`);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'too-many-requests') return false;
    throw error;
  }
}
