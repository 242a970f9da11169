import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import { sendLink } from './send-link.ts';

export async function requestVerification(deps: Deps, { userId }: { userId: string }): Promise<void> {
  await deps.linkMails.take(`verify ${userId}`);
  await deps.transaction(async (tx) => {
    const user = await deps.users.get(userId, tx);
    if (user.emailVerified) {
      throw new AppError('conflict', 'already-verified', 'This e-mail address has been verified already.');
    }
    await sendLink(deps, { user, kind: 'verify-email' }, tx);
  });
}
