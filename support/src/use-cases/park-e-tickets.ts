import type { Message } from '../db/message-schema.ts';
import type { Recipient } from '../db/recipient-store.ts';
import type { Deps } from '../deps.ts';
import { askToConfirm, parkedUntil } from '../domain/unconfirmed.ts';
import { queueMessage } from './queue-message.ts';

/**
 * E-tickets go to nobody who has not shown that the mailbox is theirs: whoever has a code opens the gate, and anybody may sign
 * up with another's address. The buyer is told to confirm it and has the tickets on the order's page meanwhile.
 *
 * @returns whether the message was put away; false: it may be sent.
 */
export async function parkETickets(deps: Deps, message: Message, recipient: Recipient): Promise<boolean> {
  if (message.kind !== 'order-completed' || message.channel !== 'email' || recipient.emailVerified) return false;
  await queueMessage(deps, askToConfirm(message.userId, message.content));
  return deps.transaction(async (tx) => {
    if (!(await deps.recipients.isStillUnverified(tx, recipient._id))) return false;
    await deps.messages.park(tx, message, parkedUntil(message.content, deps.clock()));
    return true;
  });
}
